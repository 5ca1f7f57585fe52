import type { Frame } from './frame.js';
import type { Finished } from './messages.js';
import type { Setting } from './setting.js';
import { snippet } from './snippet.js';
import type { Piece } from './verdict.js';
import { plain } from './verdict.js';

/** What the page hands out of a finished run: all that repeats it, and all that was measured. */
export function report(
  address: string,
  setting: Setting,
  corruption: unknown,
  { milliseconds: _, ...training }: Finished,
  frames: readonly Frame[],
  told: readonly Piece[],
): string {
  const observations = frames.map(({ predictions: _, ...frame }) => frame);
  const code = snippet(setting);
  return JSON.stringify(
    { address, setting, verdict: plain(told), code, corruption, training, observations },
    null,
    1,
  );
}
