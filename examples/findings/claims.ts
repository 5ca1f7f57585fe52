import {
  type Corruption,
  FIT_CRITERIA,
  type TrainingCell,
  type TrainingCellResult,
} from 'rethink-gen/experiments';

/** A line of a merged table: a cell and what it gave. */
export interface Row {
  readonly cell: TrainingCell;
  readonly result: TrainingCellResult;
}

/** A claim of the paper, and what the rows say of it. */
export interface Finding {
  readonly claim: string;
  readonly holds: boolean;
  /** The figures that decide. */
  readonly evidence: string;
}

/**
 * What time to fit is, since the paper does not say: for Figure 1a the loss that it plots, for Figure 1b the accuracy of its
 * Inception (Figure 2b) at the 10 epochs of Figure 1b. Figures by the other criteria stand beside these.
 */
const BY_LOSS = 'loss at most 0.05';
const BY_ACCURACY = 'accuracy at least 0.985';

/** The share of errors of a guess among as many classes as all data sets here have. */
const CHANCE = 1 - 1 / 10;

/** The largest train error of a network that has memorised its labels: the paper's least fit has 0.7 %. */
const MEMORISED = 0.02;

/** Figure 1a: true labels are learned first, then shuffled pixels, then noise in place of images, then random labels. */
export function orderOfConvergence(rows: readonly Row[]): Finding {
  const timesBy = (criterion: string) => {
    const time = (corruption: Corruption, rate: number) =>
      timeToFit(
        rows.filter(({ cell }) => cell.corruption === corruption && cell.rate === rate),
        criterion,
      );
    return [
      time('labels', 0),
      time('shuffled pixels', 1),
      time('random pixels', 1),
      time('gaussian', 1),
      time('labels', 1),
    ];
  };
  const [trueLabels, shuffled, randomPixels, gaussian, randomLabels] = timesBy(BY_LOSS);
  return {
    claim: `true labels < shuffled pixels < random pixels, Gaussian < random labels, in epochs to ${BY_LOSS}`,
    holds:
      trueLabels < shuffled &&
      shuffled < Math.min(randomPixels, gaussian) &&
      Math.max(randomPixels, gaussian) < randomLabels,
    evidence: FIT_CRITERIA.map(({ name }) => `${timesBy(name).join(', ')} by ${name}`).join('; '),
  };
}

/**
 * Figure 1b: random labels slow a network down, and it fits them nevertheless; Inception, the network of Figure 1a, by a small
 * factor only.
 */
export function slowDown(rows: readonly Row[]): Finding[] {
  return byNetwork(rows).map(([network, some]) => {
    const factorOf = (criterion: string) => {
      const [onTrue, onRandom] = [0, 1].map((rate) =>
        timeToFit(
          some.filter(({ cell }) => cell.rate === rate),
          criterion,
        ),
      );
      return onRandom / onTrue;
    };
    const factor = factorOf(BY_ACCURACY);
    const [least, most] = some[0].cell.model.kind === 'smallInception' ? [1.3, 4] : [1, Number.MAX_VALUE];
    const factors = FIT_CRITERIA.map(({ name }) => `${factorOf(name).toFixed(2)} by ${name}`);
    return {
      claim: `${network} takes ${most === 4 ? '1.3 to 4 times as long' : 'longer'} to fit random labels, by ${BY_ACCURACY}`,
      holds: factor > least && factor <= most,
      evidence: factors.join(', '),
    };
  });
}

/** Figure 1c: the test error grows with the share of corrupted labels, to that of a guess. */
export function errorGrowth(rows: readonly Row[]): Finding[] {
  return byNetwork(rows).map(([network, some]) => {
    const errorAt = (rate: number) =>
      mean(
        some
          .filter(({ cell }) => cell.rate === rate)
          .map(({ result }) => result.last.corruptedTestError ?? Number.NaN),
      );
    const rates = [...new Set(some.map(({ cell }) => cell.rate))].sort((a, b) => a - b);
    const errors = rates.map(errorAt);
    const tested = some
      .filter(({ cell }) => cell.rate === 1)
      .reduce((sum, { cell }) => sum + cell.data.test, 0);
    // the labels at rate 1 depend on nothing, so the number of errors is binomial: four deviations
    const bound = 4 * Math.sqrt((CHANCE * (1 - CHANCE)) / tested);
    return {
      claim: `the test error of ${network} against labels as corrupted grows to ${CHANCE}, within ${bound.toFixed(3)}`,
      holds: Math.abs(errorAt(1) - CHANCE) <= bound && errors[0] < errorAt(0.5) && errorAt(0.5) < errorAt(1),
      evidence: rates.map((rate, k) => `${errors[k].toFixed(3)} at ${rate}`).join(', '),
    };
  });
}

/**
 * Table 4: with a regulariser, too, networks memorise random labels. The error on the training set decides; on augmented images
 * the paper tells the one on the batches as they were trained on, which stands beside it.
 */
export function memorisation(rows: readonly Row[]): Finding[] {
  const named = rows.map(({ cell, result }) => ({
    name: `${result.model} with ${JSON.stringify(cell.regularisers)}`,
    train: result.last.trainError ?? Number.NaN,
    online: result.last.onlineError ?? Number.NaN,
  }));
  return [...new Set(named.map(({ name }) => name))].map((name) => {
    const own = named.filter((row) => row.name === name);
    const [train, online] = [mean(own.map((row) => row.train)), mean(own.map((row) => row.online))];
    return {
      claim: `${name} memorises random labels`,
      holds: train <= MEMORISED,
      evidence: `train error ${train.toFixed(3)}, on the batches of the last epoch ${online.toFixed(3)}`,
    };
  });
}

/** The mean over seeds of the epochs to fit; infinite where one did not. */
function timeToFit(rows: readonly Row[], criterion: string): number {
  return mean(rows.map(({ result }) => result.epochsTo[criterion] ?? Number.POSITIVE_INFINITY));
}

function byNetwork(rows: readonly Row[]): [string, Row[]][] {
  return [...new Set(rows.map(({ result }) => result.model))].map((network) => [
    network,
    rows.filter(({ result }) => result.model === network),
  ]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
