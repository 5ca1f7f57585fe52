/**
 * Compiles the WebAssembly kernels and writes them into a module of the source, twice: for the memory of a single thread,
 * and for a shared one (the threaded build of TensorFlow.js's wasm backend). `npm run kernels:training` runs it.
 */
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const OPTIONS = [
  '-O3',
  '--noAssert',
  '--converge',
  ...['--runtime', 'stub'],
  ...['--use', 'abort='],
  '--importMemory',
  ...['--initialMemory', '1'],
  ...['--enable', 'simd,bulk-memory'],
];
const SHARED = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'];

async function compile(source, extra = []) {
  let binary;
  const { error, stderr } = await asc.main([source, '--outFile', 'kernels.wasm', ...OPTIONS, ...extra], {
    writeFile: (_name, content) => {
      binary = content;
    },
  });
  if (error) throw new Error(String(stderr));
  return Buffer.from(binary).toString('base64');
}

export async function kernelsModule() {
  const plain = await compile('src/wasm-training/source/index.ts');
  const shared = await compile('src/wasm-training/source/index.ts', SHARED);
  return `/** The kernels of \`src/wasm-training/source\`, compiled by \`npm run kernels:training\` (base64), for memory of one thread and shared. */
export const PLAIN =
  '${plain}';
export const SHARED =
  '${shared}';
`;
}

if (process.argv[1]?.endsWith('compile.mjs')) {
  writeFileSync('src/wasm-training/module-bytes.ts', await kernelsModule());
}
