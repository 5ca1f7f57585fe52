/** `npm run kernels`: compiles the AssemblyScript of `source` and embeds it in `modules`, as the library reads it. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** The modules, by their folders in `source`. */
export const MODULES = ['corruptions', 'tiles', 'training'] as const;

/** Memory of one thread, and the one that the threaded build of TensorFlow.js's wasm backend shares. */
const MEMORIES = {
  MODULE: [],
  SHARED_MODULE: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'],
};

const COMPILER_OPTIONS =
  '-O3 --noAssert --converge --importMemory --initialMemory 1 --runtime stub --use abort= --enable simd,bulk-memory --bindings raw';

/** The text of a file of `modules`: what the module exports, as a type, and its code in base64 for each kind of memory. */
export async function embed(name: (typeof MODULES)[number]): Promise<string> {
  const memories = Object.entries(MEMORIES).filter(([kind]) => kind === 'MODULE' || name === 'training');
  let text = `/** Made by \`npm run kernels\` from the AssemblyScript of \`source/${name}\`. */\n`;
  for (const [kind, options] of memories) {
    const { code, declarations } = await compile(name, options);
    if (kind === 'MODULE') text += exportsOf(declarations);
    text += `export const ${kind} =\n  '${Buffer.from(code).toString('base64')}';\n`;
  }
  return text;
}

/** Characters of the longest line, and the end of it. */
const LINE = 111;

async function compile(name: string, options: readonly string[]) {
  const written: Record<string, string | Uint8Array> = {};
  const entry = fileURLToPath(new URL(`./source/${name}/index.ts`, import.meta.url));
  const { error, stderr } = await asc.main(
    [entry, '--outFile', 'module.wasm', ...COMPILER_OPTIONS.split(' '), ...options],
    {
      writeFile: (path, contents) => {
        written[path] = contents;
      },
    },
  );
  if (error) throw new Error(`the kernels do not compile: ${error.message}\n${stderr}`);
  return { code: written['module.wasm'] as Uint8Array, declarations: String(written['module.d.ts']) };
}

/** The exported functions as members of an interface, laid out as the formatter does. */
function exportsOf(declarations: string): string {
  const functions = declarations.matchAll(/export function (\w+)\((.*)\): (\w+);/g);
  const members = [...functions].map(([, name, parameters, result]) => {
    const line = `  ${name}(${parameters}): ${result};\n`;
    if (line.length <= LINE) return line;
    return `  ${name}(\n${parameters.replace(/(\w+: \w+)(, |$)/g, '    $1,\n')}  ): ${result};\n`;
  });
  return `export interface Exports {\n${members.join('')}}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of MODULES)
    writeFileSync(new URL(`./modules/${name}.ts`, import.meta.url), await embed(name));
}
