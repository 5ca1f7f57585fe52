import { readFileSync } from 'node:fs';
import { canonicalJson } from '../digests/canonical-json.js';
import { type Cell, cellId, checkJsonObject } from '../experiments/cell.js';
import type { MergedCell } from './merge.js';

/**
 * Reads a merged table.
 *
 * @throws Error where the file holds no line, or one that is no line of a merged table, byte for byte
 */
export function readTable(path: string): MergedCell[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.pop() !== '' || lines.length === 0) {
    throw new Error(`${path} is empty or cut off; merge the stores again`);
  }
  return lines.map((line, place) => {
    const read = readLine(line);
    if (read) return read;
    throw new Error(`${path}, line ${place + 1}, is no line of a merged table; merge the stores again`);
  });
}

function readLine(line: string): MergedCell | undefined {
  try {
    const { cell, id, result, results } = JSON.parse(line) as MergedCell;
    const found = results ?? (result && [result]);
    for (const some of found ?? []) checkJsonObject('result', some);
    const whole = line === canonicalJson({ cell, id, result, results });
    if (whole && found && found.length > 0 && cellId(cell as Cell) === id) {
      return result ? { cell, id, result } : { cell, id, results: found };
    }
  } catch {
    // told by the caller, with the number of the line
  }
  return undefined;
}
