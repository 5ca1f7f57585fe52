import { createInterface } from 'node:readline';
import type { Times } from './process.js';

/** A piece of work to be timed. */
export interface Case {
  /** May return the times of the part that counts, or `'absent'` where it finds that it cannot be done. */
  readonly work: () => unknown;
  /** Makes what the work needs, outside of the timing. */
  readonly prepare?: () => unknown;
  /** What its time is multiplied by, where it does only a part of the whole (or the whole several times). */
  readonly scale?: number;
}

/** Answers each line of standard input, the name of a case and how often it is done, with the least CPU and wall time in ms. */
export async function serve(versions: string, cases: Record<string, Case>): Promise<void> {
  console.log(`ready ${versions}`);
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, repeat] = line.split(' ');
    const found = cases[name];
    await found?.prepare?.();
    let least: Times | undefined;
    for (let done = 0; found && done < Number(repeat); done++) {
      const times = await timed(found.work);
      if (!times) break;
      if (!least || times.cpu < least.cpu) least = times;
    }
    const { scale = 1 } = found ?? {};
    console.log(least ? `${name} ${least.cpu * scale} ${least.wall * scale}` : `absent ${name}`);
  }
}

/** Does the work once; undefined where it cannot be done. */
async function timed(work: Case['work']): Promise<Times | undefined> {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const passed = performance.now() - wall;
  if (result === 'absent') return undefined;
  return timesOf(result) ?? { cpu: (user + system) / 1000, wall: passed };
}

function timesOf(result: unknown): Times | undefined {
  const times = Object(result) as Partial<Times>;
  return typeof times.cpu === 'number' && typeof times.wall === 'number' ? (times as Times) : undefined;
}
