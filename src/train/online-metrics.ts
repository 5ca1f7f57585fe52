import { dispose, getBackend, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import { isHostBackend } from '../transforms/host-backends.js';
import { wrongRows } from './predict.js';

/** Sums over the steps of an epoch. */
export interface OnlineSums {
  /** Of the steps' mean losses, each times its examples. */
  readonly loss: number;
  /** Examples that were classified wrongly. */
  readonly wrong: number;
  readonly examples: number;
}

const NOTHING: OnlineSums = { loss: 0, wrong: 0, examples: 0 };

/** Steps whose values are read together if reading waits for a device. */
const AT_A_TIME = 16;

interface Step {
  readonly loss: Scalar;
  readonly logits: Tensor2D;
  readonly labels: ArrayLike<number>;
}

/** Loss and error of the batches of an epoch, as they are trained on. */
export class OnlineMetrics {
  private readonly pending: Step[] = [];
  /** Whether reading waits for a device. */
  private readonly waits = !isHostBackend(getBackend());

  constructor(private sums: OnlineSums = NOTHING) {}

  /** Takes over the tensors of a step. */
  async add(loss: Scalar, logits: Tensor2D, labels: ArrayLike<number>): Promise<void> {
    this.pending.push({ loss, logits, labels });
    if (!this.waits || this.pending.length >= AT_A_TIME) await this.total();
  }

  /** The sums of all steps so far. */
  async total(): Promise<OnlineSums> {
    const steps = this.pending.splice(0);
    const values = await Promise.all(
      steps.map(({ loss, logits }) => Promise.all([loss.data(), logits.data()])),
    );
    steps.forEach(({ loss, logits, labels }, i) => {
      const [[value], scores] = values[i] as [Float32Array, Float32Array];
      dispose([loss, logits]);
      const { loss: before, wrong, examples } = this.sums;
      this.sums = {
        loss: before + value * labels.length,
        wrong: wrong + wrongRows(scores, labels),
        examples: examples + labels.length,
      };
    });
    return this.sums;
  }

  /** Whether every loss that has been read is a number. */
  get finite(): boolean {
    return Number.isFinite(this.sums.loss);
  }

  /** Begins a new epoch. */
  reset(): void {
    dispose(this.pending.splice(0).flatMap(({ loss, logits }) => [loss, logits]));
    this.sums = NOTHING;
  }
}
