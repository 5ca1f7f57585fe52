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

/** Answers each line of standard input, the name of a case, with its CPU and wall time in ms. */
export async function serve(versions: string, cases: Record<string, Case>): Promise<void> {
  console.log(`ready ${versions}`);
  for await (const line of createInterface({ input: process.stdin })) {
    const found = cases[line.trim()];
    if (!found) {
      console.log(`absent ${line}`);
      continue;
    }
    await found.prepare?.();
    const cpu = process.cpuUsage();
    const wall = process.hrtime.bigint();
    const result = await found.work();
    const used = process.cpuUsage(cpu);
    const passed = Number(process.hrtime.bigint() - wall) / 1e6;
    if (result === 'absent') {
      console.log(`absent ${line}`);
      continue;
    }
    const times = timesOf(result) ?? { cpu: (used.user + used.system) / 1000, wall: passed };
    const scale = found.scale ?? 1;
    console.log(`${line.trim()} ${times.cpu * scale} ${times.wall * scale}`);
  }
}

function timesOf(result: unknown): Times | undefined {
  const times = Object(result) as Partial<Times>;
  return typeof times.cpu === 'number' && typeof times.wall === 'number' ? (times as Times) : undefined;
}
