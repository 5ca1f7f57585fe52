import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '../..');
const WASM = join(ROOT, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');

/** The builds of the wasm backend; a browser loads the one that it can run. */
const BACKENDS = ['tfjs-backend-wasm', 'tfjs-backend-wasm-simd'];

/**
 * Writes the page's static files to a folder: no address in them leads elsewhere, so that they work from any place of any
 * server. The worker's training and record are scripts of their own, which are loaded when they are wanted.
 */
export async function buildPlayground(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const common: BuildOptions = {
    absWorkingDir: ROOT,
    outdir: folder,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    logLevel: 'error',
    tsconfig: join(ROOT, 'tsconfig.json'),
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  await Promise.all([
    build({ ...common, entryPoints: [join(HERE, 'page.ts'), join(HERE, 'page.css')] }),
    build({
      ...common,
      entryPoints: [join(HERE, 'worker.ts')],
      splitting: true,
      chunkNames: '[name]-[hash]',
    }),
    copyFile(join(HERE, 'index.html'), join(folder, 'index.html')),
    ...BACKENDS.map((name) => copyFile(join(WASM, `${name}.wasm`), join(folder, `${name}.wasm`))),
  ]);
}
