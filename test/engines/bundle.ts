import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * `golden.ts` and all that it needs as one plain script, which leaves `golden` behind. There is no TensorFlow.js in it:
 * arrays go through the library without it.
 */
export async function goldenScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('golden.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'golden',
    platform: 'browser',
    target: 'es2022',
    plugins: [
      {
        name: 'no-tensors',
        setup(build) {
          build.onResolve({ filter: /^@tensorflow\// }, ({ path }) => ({ path, namespace: 'no-tensors' }));
          build.onLoad({ filter: /.*/, namespace: 'no-tensors' }, () => ({
            contents: 'module.exports = {};',
          }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}
