import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkMembers } from '../errors/check-members.js';
import type { Experiment, Scale } from '../experiments/experiment.js';
import { checkPath } from '../node/check-path.js';
import { hexSha256 } from './hex-sha256.js';

/** Throws unless this is the name or path of an experiment, or can be the experiment itself. */
export function checkExperiment(experiment: unknown): void {
  const rule = 'a name, the path of a module, or an experiment';
  if (typeof experiment === 'string') checkPath('experiment', experiment, 'module, or a name');
  else checkMembers('experiment', experiment, rule, {}, 'more');
}

/** Whether an experiment is named by the path of its module, rather than by its name. */
export function isModule(experiment: string): boolean {
  return /[/\\]|\.[cm]?js$/.test(experiment);
}

/**
 * A ready-made experiment by its name, or one of your own by the path of an ES module, whose default export is an
 * `Experiment` or a function from the scale to one.
 */
export async function loadExperiment(experiment: string, scale: Scale): Promise<Experiment> {
  if (!isModule(experiment)) {
    const { EXPERIMENT_NAMES, experimentOf } = await import('../experiments/catalogue.js');
    const name = EXPERIMENT_NAMES.find((known) => known === experiment);
    if (name) return experimentOf(name, scale);
    throw new Error(
      `there is no experiment ${experiment}; those here are ${EXPERIMENT_NAMES.join(', ')}, one of your own is the path of a module`,
    );
  }
  const exported = (await import(pathToFileURL(resolve(experiment)).href)).default;
  const found = typeof exported === 'function' ? await exported(scale) : exported;
  if (!Array.isArray(found?.cells) || typeof found.run !== 'function') {
    throw new Error(
      `${experiment} must export by default an experiment { name, title, cells, run }, or a function of the scale that returns one`,
    );
  }
  return found;
}

export function fileDigest(path: string): string {
  return hexSha256(readFileSync(path));
}
