import { faultOf } from '../file-faults.js';
import { differenceOf } from '../manifest.js';
import { sweepIdentity } from '../sweep-identity.js';
import type { Announced } from './announced-sweep.js';

/** The data set of a worker. */
export interface WorkerData {
  readonly folder: string;
  readonly digest: string;
}

/**
 * Why the cells of an announced sweep must not be run here: their results would depend on other code, another backend or another
 * data set. Undefined if they may be.
 */
export async function refusalOf(announced: Announced, data?: WorkerData): Promise<string | undefined> {
  if (announced.data !== null && !data) return 'it reads a data set; give its folder as `data`';
  try {
    const own = await sweepIdentity({ ...announced, data: announced.data && (data?.digest ?? null) });
    const difference = differenceOf(announced, own);
    return difference && `it was ${difference}`;
  } catch (error) {
    return faultOf(error);
  }
}
