import { existsSync } from 'node:fs';
import { parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getBackend } from '@tensorflow/tfjs-core';
import { packageVersion } from '../node/package-version.js';
import { hexSha256 } from './hex-sha256.js';
import { fileDigest, isModule } from './load-experiment.js';

/** The program of a cell's process, which stands beside this one in the built package. */
export function cellProgram(): string {
  const path = fileURLToPath(new URL('./cell-process.js', import.meta.url));
  if (!existsSync(path)) throw new Error(`${path} is missing; sweeps run from the built package`);
  return path;
}

/**
 * The code that the results depend on besides their cells. The digests are those of the programs, whose imports bear digests of
 * their contents in their names; Node.js counts with its major version, which its arithmetic functions come with.
 */
export function codeVersion(experiment: string): Record<string, string> {
  const node = nodeVersion();
  if (isModule(experiment)) return { node, [`the module ${parse(experiment).base}`]: fileDigest(experiment) };
  return { node, 'rethink-gen': `${packageVersion()} (${fileDigest(cellProgram())})` };
}

/** The code version of an experiment that is an object: the text of its function, and where it runs. */
export function objectVersion(run: unknown): Record<string, string> {
  return { node: nodeVersion(), 'the function run': hexSha256(String(run)), backend: getBackend() ?? 'none' };
}

function nodeVersion(): string {
  return `Node.js ${process.versions.node.split('.')[0]}`;
}
