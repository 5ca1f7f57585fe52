/** `npm run kernels`: compiles the kernels of `src/kernels/simd/source` and embeds them in `src/kernels/simd/module.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { source } from '../../src/kernels/simd/source/module-source.js';

/** Compiles the module. */
export async function compile(): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'kernels.ts',
      '--outFile',
      'kernels.wasm',
      '-O3',
      '--runtime',
      'stub',
      '--enable',
      'simd',
      '--noAssert',
      '--initialMemory',
      '16',
      '--memoryBase',
      '512',
      '--use',
      'abort=',
    ],
    {
      readFile: (name) => (name === 'kernels.ts' ? source : null),
      writeFile: (_name, contents) => {
        binary = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`the kernels do not compile: ${error?.message}\n${stderr}`);
  return binary;
}

/** The text of `module.ts`, which embeds the compiled module. */
export function embed(binary: Uint8Array): string {
  return `/** The WebAssembly module of these kernels in base64, made by \`npm run kernels\` from the AssemblyScript of \`source\`. */
export const MODULE =
  '${Buffer.from(binary).toString('base64')}';
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await compile();
  writeFileSync(new URL('../../src/kernels/simd/module.ts', import.meta.url), embed(binary));
  console.log(`${binary.length} bytes of WebAssembly`);
}
