import type { Cell } from '../experiments/cell.js';
import type { DataJson } from '../experiments/data-json.js';
import type { Figure } from './figure.js';

/** What the paper trains on in all of its figures that are drawn here. */
export const PAPER_DATA = '50,000 images of CIFAR-10';

/** The figure with a line that says what its cells were trained on, unless it has one; and what the paper's were, if they are in it. */
export function withData(figure: Figure, cells: readonly { readonly cell: Cell }[]): Figure {
  const own = [...new Set(cells.flatMap(({ cell }) => (cell.data ? [dataText(cell.data as DataJson)] : [])))];
  const paper = figure.series.some(({ from }) => from === 'the paper') ? [`the paper: ${PAPER_DATA}`] : [];
  return own.length > 0 ? { data: [own.join(' or '), ...paper].join('; '), ...figure } : figure;
}

export function dataText({ name, train }: { readonly name: string; readonly train: number }): string {
  return `${train.toLocaleString('en')} images of ${name}`;
}
