import type { TrainingCellResult } from 'rethink-gen/experiments';
import { effectText } from '../decide.js';
import { times } from '../parts.js';
import { logTimeTo, type Row } from '../rows.js';
import { contrast } from '../statistics.js';
import { markdownTable } from './markdown-table.js';

const NETWORKS = ['Inception', 'AlexNet', 'MLP 1x512'];

/** Statement b by each criterion of fitting: how much longer random labels take than true ones. */
export function criteriaText(rows: readonly Row[] | undefined): string {
  if (!rows) return 'Not run yet.';
  const criteria = Object.keys((rows[0] as unknown as { result: TrainingCellResult }).result.epochsTo);
  const cellOf = (network: string, criterion: string) => {
    const layout = times(rows, logTimeTo(criterion));
    const estimate = contrast(layout, { [`${network}; labels 1`]: 1, [`${network}; true labels`]: -1 });
    return estimate ? effectText(estimate, 'factor') : 'not always met';
  };
  return markdownTable(
    ['network', ...criteria],
    NETWORKS.map((network) => [network, ...criteria.map((criterion) => cellOf(network, criterion))]),
  );
}
