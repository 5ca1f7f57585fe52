import { dispose, type Optimizer } from '@tensorflow/tfjs-core';
import type { LabelledImages } from '../datasets/labelled-images.js';
import { wrongKind } from '../errors/argument-error.js';
import { type Model, type Parameters, parameterCount } from '../models/model.js';
import { batchOrder } from '../random/batch-order.js';
import { imageBatch, labelBatch } from './batch.js';
import { breather } from './breathe.js';
import { weightDecays } from './check-training.js';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoints/checkpoint.js';
import { type CheckpointTimes, checkpointTimes } from './checkpoints/checkpoint-times.js';
import { checkIdentity, checkNotLonger, trainingIdentity } from './checkpoints/training-identity.js';
import { restoreTensors, storedTensors } from './checkpoints/training-state.js';
import { interpolation, isMet } from './criteria.js';
import { environment } from './environment.js';
import { Examiner } from './examiner.js';
import { gradientStep } from './gradient-step.js';
import type { EpochRow } from './history.js';
import type { ImagePipeline } from './images/image-pipeline.js';
import { measure, withoutTest } from './measure.js';
import { isObserved, type Observation, observation } from './observation.js';
import { OnlineMetrics } from './online-metrics.js';
import { setLearningRate } from './optimizer-state.js';
import type { Predictions } from './predict.js';
import { rateAt } from './schedules.js';
import type { SettledOptions, TrainingEnd } from './train-options.js';
import type { Training } from './training.js';

/** Steps of an epoch; the last one may be of fewer examples. */
export function stepsAnEpoch({ labels }: LabelledImages, { batchSize }: SettledOptions): number {
  return Math.ceil(labels.length / batchSize);
}

/** A training in progress: between two steps it is a checkpoint. */
export class TrainingLoop {
  private epoch = 0;
  private stepOfEpoch = 0;
  private steps = 0;
  private learningRate = Number.NaN;
  private history: EpochRow[] = [];
  private readonly observations: Observation[] = [];
  private end: TrainingEnd | undefined;
  private stoppedBy: string | undefined;
  private online = new OnlineMetrics();
  private readonly breathe = breather();
  private identity: Record<string, unknown> = {};
  private readonly times: CheckpointTimes | undefined;
  private readonly decayOf: (parameter: string) => number;
  private readonly examiner: Examiner;

  constructor(
    private readonly model: Model,
    private readonly data: LabelledImages,
    private readonly options: SettledOptions,
    private readonly parameters: Parameters,
    private readonly optimizer: Optimizer,
    private readonly pipeline: ImagePipeline,
  ) {
    this.times = options.checkpoints && checkpointTimes(options.checkpoints);
    this.examiner = new Examiner(model, parameters, data, options);
    this.decayOf = weightDecays(Object.keys(parameters), options.weightDecay);
  }

  async toTheEnd(): Promise<Training> {
    const { signal, observe, onObservation } = this.options;
    await this.resume();
    try {
      if (this.steps === 0) await this.observe();
      if (this.end === undefined && signal?.aborted) await this.abort();
      while (this.end === undefined) await this.runEpoch();
    } finally {
      this.online.reset();
    }
    return {
      end: this.end,
      ...(this.stoppedBy !== undefined && { stoppedBy: this.stoppedBy }),
      history: this.history,
      ...(observe && !onObservation && { observations: this.observations }),
      steps: this.steps,
      parameters: this.parameters,
      parameterCount: parameterCount(this.parameters),
      environment: environment(),
    };
  }

  private async runEpoch(): Promise<void> {
    const { options, data } = this;
    const perEpoch = stepsAnEpoch(data, options);
    const order = batchOrder(options.seed, this.epoch, data.labels.length);
    const goesOn = () =>
      this.stepOfEpoch < perEpoch && this.steps < (options.steps ?? Number.POSITIVE_INFINITY);
    while (goesOn()) {
      await this.step(order, perEpoch);
      if (!this.online.isFinite(this.stepOfEpoch)) this.end = 'diverged';
      else if (goesOn() && isObserved(options, this.steps)) await this.observe();
      if (!this.end && options.signal?.aborted) return this.abort();
      if (this.end) break;
      if (this.stepOfEpoch < perEpoch && this.times?.isDue(this.steps, 'step')) await this.save();
      await this.breathe();
    }
    await this.finishEpoch(perEpoch);
  }

  /** Ends where it stands, so that it can go on from there. */
  private async abort(): Promise<void> {
    this.end = 'aborted';
    if (!this.times?.isWritten(this.steps)) await this.save();
  }

  private async step(order: Uint32Array, perEpoch: number): Promise<void> {
    const { model, data, options, parameters, optimizer, epoch } = this;
    const { seed, classes, batchSize } = options;
    const rate = this.rateOf(this.steps, perEpoch);
    if (rate !== this.learningRate) setLearningRate(optimizer, rate);
    this.learningRate = rate;
    const from = this.stepOfEpoch * batchSize;
    const examples = order.subarray(from, from + batchSize);
    const labels = new Int32Array(examples.length);
    for (let i = 0; i < labels.length; i++) labels[i] = data.labels[examples[i]];
    const images = imageBatch(data.images, this.pipeline, examples, { seed, epoch });
    const oneHot = labelBatch(labels, classes);
    const batch = { images, labels: oneHot, seed, epoch, examples };
    try {
      const { loss, logits } = gradientStep(model, parameters, optimizer, this.decayOf, batch);
      await this.online.add(loss, logits, labels, this.stepOfEpoch + 1);
    } finally {
      dispose([images, oneHot]);
    }
    this.steps++;
    this.stepOfEpoch++;
    if (!options.onStep) return;
    await this.online.total();
    await options.onStep(this.steps, this.online.lastLoss);
  }

  private rateOf(step: number, stepsAnEpoch: number): number {
    return rateAt(this.options.learningRate, { epoch: this.epoch, step, stepsAnEpoch });
  }

  /** Measures, asks the criteria, and stands at the beginning of the next epoch. */
  private async finishEpoch(perEpoch: number): Promise<void> {
    const { options, history } = this;
    const epoch = this.epoch + 1;
    const scored = epoch % options.testEvery === 0;
    const trained = await this.examiner.predictions();
    const scores = scored && trained && (await this.examiner.scores());
    if (!trained || scores === undefined) return this.abort();
    const measured = measure(trained, this.data, await this.online.total(), {
      epoch,
      steps: this.steps,
      learningRate: this.rateOf(this.steps - 1, perEpoch),
    });
    let row = { ...measured, ...scores };
    history.push(row);
    if (!Number.isFinite(row.trainLoss) || !Number.isFinite(row.onlineLoss)) this.end = 'diverged';
    const met = options.stop.find((criterion) => isMet(criterion, history));
    if (!this.end && met) {
      this.stoppedBy = met.name;
      this.end = met.name === interpolation().name ? 'interpolated' : 'stopped';
    }
    if (!this.end && this.steps >= (options.steps ?? Number.POSITIVE_INFINITY)) this.end = 'steps';
    if (this.stepOfEpoch === perEpoch) {
      this.epoch++;
      this.stepOfEpoch = 0;
      this.online.reset();
    }
    if (!this.end && this.epoch >= options.epochs) this.end = 'epochs';
    if (this.end && !scored) {
      row = { ...measured, ...(await this.examiner.lastScores()) };
      history[history.length - 1] = row;
    }
    if (this.end || this.times?.isDue(this.steps, 'epoch')) await this.save();
    await options.onEpoch?.(row);
    if (this.end || isObserved(options, this.steps, true)) await this.observe(trained, row.testError);
    if (!this.end && options.signal?.aborted) await this.abort();
  }

  /** Tells what the network says of every training example now, unless the training is aborted meanwhile. */
  private async observe(trained?: Predictions, testError?: number): Promise<void> {
    const { data, options, steps } = this;
    if (!options.observe) return;
    const predicted = trained ?? (await this.examiner.predictions());
    const tested = trained ? { testError } : await this.examiner.scores();
    if (!predicted || !tested) return;
    const place = { steps, epoch: this.epoch + this.stepOfEpoch / stepsAnEpoch(data, options) };
    const observed = observation(place, predicted, data, tested.testError);
    if (options.onObservation) await options.onObservation(observed);
    else this.observations.push(observed);
  }

  private async save(): Promise<void> {
    const { options, epoch, stepOfEpoch, steps, history, identity, end, stoppedBy } = this;
    if (!options.checkpoints) return;
    const online = await this.online.total();
    const tensors = await storedTensors(this.parameters, this.optimizer);
    const stopped = stoppedBy !== undefined && { stoppedBy };
    const ended = end !== undefined && end !== 'aborted' && { end, ...stopped };
    const state: Checkpoint = { identity, epoch, stepOfEpoch, steps, online, history, ...ended, ...tensors };
    await options.checkpoints.store.write(encodeCheckpoint(state));
    this.times?.written(steps);
  }

  /** Goes on from the checkpoint, if there is one. A run that ended by its epochs or steps goes on if there are more now. */
  private async resume(): Promise<void> {
    const { options, parameters, optimizer } = this;
    if (!options.checkpoints) return;
    const { store } = options.checkpoints;
    this.identity = trainingIdentity(this.model, parameters, optimizer, this.data, options);
    const bytes = await store.read();
    if (bytes === undefined) return;
    if (!(bytes instanceof Uint8Array))
      throw wrongKind('checkpoints.store.read', 'a function that returns a promise of bytes', bytes);
    const state = decodeCheckpoint(bytes, store.name);
    checkIdentity(state, this.identity, store.name);
    checkNotLonger(state, options, store.name);
    restoreTensors(state, parameters, optimizer);
    ({ epoch: this.epoch, stepOfEpoch: this.stepOfEpoch, steps: this.steps } = state);
    this.history = [...state.history];
    this.online = new OnlineMetrics(state.online);
    const more =
      (state.end === 'epochs' && state.epoch < options.epochs) ||
      (state.end === 'steps' && state.steps < (options.steps ?? Number.POSITIVE_INFINITY));
    if (state.end && !more) [this.end, this.stoppedBy] = [state.end, state.stoppedBy];
    else if (this.epoch >= options.epochs) this.end = 'epochs';
    if (!more) return;
    const last = this.history.pop();
    if (last && this.stepOfEpoch === 0)
      this.history.push(last.epoch % options.testEvery === 0 ? last : withoutTest(last));
  }
}
