import { execFileSync } from 'node:child_process';
import type { Memory } from './memory.js';

const CORRUPTIONS = {
  gaussian: 'Gaussian',
  random: 'random pixels',
  shuffled: 'shuffled pixels',
  labels: 'label noise',
};
const ENGINES = { ts: 'TypeScript', simd: 'SIMD' };
const MODES = ['new array', 'into an array', 'in place', 'batches of 128'] as const;

/**
 * What a corruption adds to the peak of a fresh process that holds its input (and its output where it is given one), beside
 * the size of that output.
 *
 * @param program the path of `peak-program.ts`, built
 */
export function measurePeaks(program: string, images: number, labels: number): Memory[] {
  return Object.entries(CORRUPTIONS).flatMap(([corruption, name]) =>
    Object.entries(ENGINES).flatMap(([engine, engineName]) =>
      MODES.filter((mode) => corruption !== 'labels' || mode !== 'batches of 128').map((mode) => {
        const count = corruption === 'labels' ? labels : images;
        const printed = execFileSync(process.execPath, [program, corruption, engine, mode, String(count)], {
          encoding: 'utf8',
        });
        const output = (4 * count * (corruption === 'labels' ? 1 : 3072)) / 1e6;
        return {
          what: `${name}, ${engineName}, ${mode}`,
          megabytes: Number(printed) / 1e6,
          beside: { what: `the output's ${output.toFixed(0)}`, megabytes: output },
        };
      }),
    ),
  );
}
