import * as tf from '@tensorflow/tfjs-core';
import { isHostBackend } from '../transforms/host-backends.js';
import { wrongRows } from './predict.js';

export interface OnlineSums {
  /** Of the steps' mean losses, each times its examples. */
  readonly loss: number;
  readonly wrong: number;
  readonly examples: number;
}

const NOTHING: OnlineSums = { loss: 0, wrong: 0, examples: 0 };

/** Steps whose values are read together at most, if reading waits for a device. */
const AT_A_TIME = 16;

/** Milliseconds from one reading to the next, about: a device is never further behind than that. */
const BEHIND = { least: 100, most: 300 } as const;

interface Step {
  /** The loss, then the logits, one after the other. */
  readonly values: tf.Tensor;
  readonly labels: ArrayLike<number>;
}

/**
 * Loss and error of the batches of an epoch, as they are trained on. Reading a device waits for all that it was given to do, so
 * several steps are read at once, but never so many that the loop runs far ahead of the device.
 */
export class OnlineMetrics {
  private readonly pending: Step[] = [];
  /** Whether reading waits for a device. */
  private readonly waits = !isHostBackend(tf.getBackend());
  private together = 1;
  private lastRead = performance.now();
  /** The mean loss of the last step that was read. */
  lastLoss = Number.NaN;

  constructor(private sums: OnlineSums = NOTHING) {}

  /** Takes over the tensors of a step, the `stepOfEpoch`th. */
  async add(
    loss: tf.Scalar,
    logits: tf.Tensor2D,
    labels: ArrayLike<number>,
    stepOfEpoch: number,
  ): Promise<void> {
    if (!this.waits) {
      const [[value], scores] = await Promise.all([loss.data(), logits.data()]);
      tf.dispose([loss, logits]);
      return this.count(value, scores, labels);
    }
    const values = tf.tidy(() => tf.concat([tf.reshape(loss, [1]), tf.reshape(logits, [logits.size])]));
    tf.dispose([loss, logits]);
    this.pending.push({ values, labels });
    if (this.pending.length >= this.together || isOnGrid(stepOfEpoch)) await this.total();
  }

  async total(): Promise<OnlineSums> {
    const steps = this.pending.splice(0);
    if (steps.length === 0) return this.sums;
    const tensors = steps.map(({ values }) => values);
    const joined = tf.tidy(() => tf.concat(tensors));
    tf.dispose(tensors);
    const all = (await joined.data()) as Float32Array;
    joined.dispose();
    let at = 0;
    for (const { values, labels } of steps) {
      this.count(all[at], all.subarray(at + 1, at + values.size), labels);
      at += values.size;
    }
    this.pace();
    return this.sums;
  }

  /** Whether every loss is a number, as far as is asked: on a device every 16 steps, so that an end by divergence has one place. */
  isFinite(stepOfEpoch: number): boolean {
    return (this.waits && !isOnGrid(stepOfEpoch)) || Number.isFinite(this.sums.loss);
  }

  reset(): void {
    tf.dispose(this.pending.splice(0).map(({ values }) => values));
    this.sums = NOTHING;
  }

  private count(value: number, scores: ArrayLike<number>, labels: ArrayLike<number>): void {
    const { loss, wrong, examples } = this.sums;
    this.lastLoss = value;
    this.sums = {
      loss: loss + value * labels.length,
      wrong: wrong + wrongRows(scores, labels),
      examples: examples + labels.length,
    };
  }

  /** Reads more steps at once if that was quick, and fewer if it was slow. */
  private pace(): void {
    const now = performance.now();
    const passed = now - this.lastRead;
    this.lastRead = now;
    if (passed < BEHIND.least) this.together = Math.min(AT_A_TIME, this.together * 2);
    if (passed > BEHIND.most) this.together = Math.max(1, this.together / 2);
  }
}

const isOnGrid = (stepOfEpoch: number) => stepOfEpoch % AT_A_TIME === 0;
