import { parse } from 'node:path';
import { type BackendName, startBackend } from '../node/backend.js';
import { codeVersion } from './code-version.js';
import { isModule } from './load-experiment.js';
import type { SweepIdentity } from './manifest.js';
import type { Announced } from './queue/announced-sweep.js';

/** What is swept here: an experiment by its name or the path of its module. */
type NamedSweep = Pick<Announced, 'operand' | 'scale' | 'backend' | 'data'>;

/** What the results of a sweep depend on here besides their cells. */
export async function sweepIdentity({ operand, scale, backend, data }: NamedSweep): Promise<SweepIdentity> {
  return {
    experiment: isModule(operand) ? parse(operand).base : operand,
    scale,
    data,
    code: { ...codeVersion(operand), ...(await backendIdentity(backend)) },
  };
}

/** Starts a backend, if one is wanted; returns what its bits depend on. */
export async function backendIdentity(
  backend: BackendName | null | undefined,
): Promise<Readonly<Record<string, string>>> {
  return backend ? (await startBackend(backend)).identity : {};
}
