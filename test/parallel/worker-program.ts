import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The program of a worker as one script, as the build puts it into the library. */
export async function workerProgram(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/parallel/worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
