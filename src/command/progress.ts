import { Listr, type ListrTask } from 'listr2';
import type { ImageDataset } from '../datasets/labelled-images.js';
import { type RegimeResult, type TestSettings, testRegime } from '../experiments/randomization-test.js';
import type { Model } from '../models/model.js';
import { summaryTable } from '../reports/randomization-test-section.js';
import { rowTexts } from '../reports/table.js';
import type { EpochRow } from '../train/train.js';

/** Where there is no terminal, only every so many epochs are told. */
const QUIET_EPOCHS = 10;

/**
 * Runs the regimes one after another and shows how far they are: live on a terminal, plain lines elsewhere. After an interrupt, the regimes that have not begun are left out.
 */
export async function runWithProgress(
  model: Model,
  dataset: ImageDataset,
  settings: TestSettings,
  signal: AbortSignal,
): Promise<RegimeResult[]> {
  const results: RegimeResult[] = [];
  const live = Boolean(process.stdout.isTTY);
  const tasks = settings.regimes.map(
    (regime): ListrTask => ({
      title: regime,
      skip: () => signal.aborted && `${regime}: not run`,
      task: async (_context, task) => {
        const onEpoch = (row: EpochRow) => {
          if (live || row.epoch % QUIET_EPOCHS === 0) task.output = epochLine(row, settings.epochs);
        };
        const result = await testRegime(model, dataset, regime, settings, { signal, onEpoch });
        results.push(result);
        task.title = resultLine(result);
      },
    }),
  );
  await new Listr(tasks, {
    concurrent: false,
    registerSignalListeners: false,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: !live,
  }).run();
  return results;
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
