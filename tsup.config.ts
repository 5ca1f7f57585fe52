import { defineConfig } from 'tsup';

/** Every entry point of the package, by its subpath. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: true,
  splitting: true,
  treeshake: false,
  clean: true,
  sourcemap: false,
});
