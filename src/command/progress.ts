import { Listr, type ListrTask } from 'listr2';
import type { JsonObject } from '../digests/plain-json.js';
import { cellId } from '../experiments/cell.js';
import type { Experiment } from '../experiments/experiment.js';
import type { RegimeCell, RegimeResult } from '../experiments/randomization-test.js';
import type { TrainingCellResult } from '../experiments/training-result.js';
import { summaryTable } from '../reports/randomization-test-section.js';
import { rowTexts } from '../reports/table.js';
import { resultsInMemory } from '../sweeps/result-store.js';
import { sweepCells } from '../sweeps/sweep-cells.js';
import type { EpochRow } from '../train/train.js';

/** Without a terminal, only one epoch in this many is reported. */
const QUIET_EPOCHS = 10;

/**
 * Sweeps the regimes in memory, one after another, and shows how far they are: live on a terminal, plain lines elsewhere.
 * After an interrupt, the regimes that have not begun are left out; the one that was interrupted has the result of its epochs.
 *
 * @param epochs at most, for each regime
 */
export async function sweepRegimes(
  begin: (onEpoch: (regime: string, row: EpochRow) => void) => Experiment<RegimeCell>,
  epochs: number,
  signal: AbortSignal,
): Promise<RegimeResult[]> {
  let tell = (_: EpochRow) => {};
  const experiment = begin((_, row) => tell(row));
  const results = new Map<string, JsonObject>();
  const run = (cell: JsonObject) => experiment.run(cell as RegimeCell, {});
  const resultOf = (cell: RegimeCell): RegimeResult[] => {
    const result = results.get(cellId(cell));
    return result ? [{ regime: cell.regime, ...(result as TrainingCellResult) }] : [];
  };
  const live = Boolean(process.stdout.isTTY);
  const tasks = experiment.cells.map(
    (cell): ListrTask => ({
      title: cell.regime,
      skip: () => signal.aborted && `${cell.regime}: not run`,
      task: async (_context, task) => {
        tell = (row) => {
          if (live || row.epoch % QUIET_EPOCHS === 0) task.output = epochLine(row, epochs);
        };
        const { failures } = await sweepCells(resultsInMemory(results), [cell], {
          run,
          jobs: 1,
          retries: 0,
          signal,
        });
        for (const { reason } of failures) throw new Error(reason);
        for (const result of resultOf(cell)) task.title = resultLine(result);
      },
    }),
  );
  await new Listr(tasks, {
    concurrent: false,
    registerSignalListeners: false,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: !live,
  }).run();
  return experiment.cells.flatMap(resultOf);
}

function epochLine({ epoch, trainError, testError = Number.NaN }: EpochRow, epochs: number): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return `epoch ${epoch} of at most ${epochs}: train error ${percent(trainError)}, test error ${percent(testError)}`;
}

function resultLine(result: RegimeResult): string {
  const [[regime, epochs, trainError, testError]] = rowTexts(summaryTable([result]));
  const fit = result.end === 'interpolated' ? `fitted in ${epochs} epochs` : `${epochs} epochs`;
  return `${regime}: ${fit}, train error ${trainError}, test error ${testError}`;
}
