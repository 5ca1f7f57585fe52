import { resolve } from 'node:path';

/** The built program; `npm test` builds it first. */
export const CLI = resolve('dist/cli.js');

/** An experiment whose cells cost nothing, and go wrong as they are told. */
export const MODULE = resolve('test/sweeps/trivial-experiment.mjs');
