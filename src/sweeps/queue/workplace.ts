import type { JsonObject } from '../../digests/plain-json.js';
import type { WorkerData } from './refusal.js';

export interface Workplace {
  readonly data?: WorkerData;
  /** The folder of the store of one of the sweeps, if this machine shares it. */
  readonly store?: string;
  readonly jobs?: number;
  readonly lostAfter: number;
  /** No more cells are taken. */
  readonly leave: AbortSignal;
  /** The cells that run are given back at once. */
  readonly giveUp: AbortSignal;
  /** Results that were computed here and that the queue has not taken, by the ids of their cells. */
  readonly kept: Map<string, JsonObject>;
  readonly onEvent: (line: string) => void;
}
