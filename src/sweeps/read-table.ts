import { readFileSync } from 'node:fs';
import { plainObject } from '../digests/plain-json.js';
import { cellId } from '../experiments/cell.js';
import { type MergedCell, mergedText } from './merge.js';

export function readTable(path: string): MergedCell[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.pop() !== '' || lines.length === 0)
    throw new Error(`${path} is empty or cut off; merge the stores again`);
  return lines.map((line, place) => {
    const read = readLine(line);
    if (read) return read;
    throw new Error(`${path}, line ${place + 1}, is no line of a merged table; merge the stores again`);
  });
}

/** The cell of a line, if the line is the one that is written for it. */
function readLine(line: string): MergedCell | undefined {
  try {
    const { cell, id, result, results } = JSON.parse(line) as MergedCell;
    for (const one of results ?? [result]) plainObject('result', one);
    const read = results ? { cell, id, results } : { cell, id, ...(result && { result }) };
    const whole = `${line}\n` === mergedText({ cells: [read] });
    if (whole && results?.length !== 0 && cellId(cell) === id) return read;
  } catch {
    // reported by the caller, with the number of the line
  }
  return undefined;
}
