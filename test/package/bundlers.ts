import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import { build as buildWithVite } from 'vite';
import webpack from 'webpack';

/** Bundles the entry of a project for the browser; returns the minified ES module. */
type Bundle = (folder: string, entry: string) => Promise<string>;

const bundleWithEsbuild: Bundle = async (folder, entry) => {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  });
  return outputFiles[0].text;
};

const bundleWithWebpack: Bundle = async (folder, entry) => {
  const compiler = webpack({
    mode: 'production',
    context: folder,
    entry: `./${entry}`,
    output: { path: join(folder, 'webpack'), filename: 'main.js' },
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
    compiler?.run((error, done) => (error ? reject(error) : resolve(done))),
  );
  const { errors, warnings, assets } =
    stats?.toJson({ all: false, errors: true, warnings: true, assets: true }) ?? {};
  const serious = [...(errors ?? []), ...(warnings ?? [])].filter(
    ({ message }) => !/size limit/.test(message),
  );
  if (serious.length > 0 || assets?.length !== 1) throw new Error(JSON.stringify(serious));
  return readFileSync(join(folder, 'webpack', 'main.js'), 'utf8');
};

const bundleWithRollup: Bundle = async (folder, entry) => {
  const bundle = await rollup({
    input: join(folder, entry),
    plugins: [nodeResolve({ browser: true }), commonjs()],
    onwarn: ({ code, message }) => {
      if (code === 'UNRESOLVED_IMPORT') throw new Error(message);
    },
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  return (await esbuild.transform(output[0].code, { minify: true, format: 'esm' })).code;
};

const bundleWithVite: Bundle = async (folder, entry) => {
  const built = await buildWithVite({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rollupOptions: { input: join(folder, entry) } },
  });
  const [{ output }] = [built].flat() as { output: { code: string }[] }[];
  return output[0].code;
};

/** The bundlers that users have. */
export const BUNDLERS: Readonly<Record<string, Bundle>> = {
  esbuild: bundleWithEsbuild,
  webpack: bundleWithWebpack,
  Rollup: bundleWithRollup,
  Vite: bundleWithVite,
};
