import type { Environment, EpochRow, TrainingEnd } from 'rethink-gen/train';
import type { Frame, Shown } from './frame.js';
import type { Setting } from './setting.js';

/** One digit under a preset's corruption. */
export interface Card {
  readonly picture: Uint8Array;
  readonly label: number;
  readonly originalLabel: number;
}

/** What a finished training leaves: all that decided its bits, and its history. */
export interface Finished {
  readonly end: TrainingEnd;
  readonly steps: number;
  readonly milliseconds: number;
  readonly history: readonly EpochRow[];
  readonly environment: Environment;
}

/** What the page asks of the worker. Answers carry the number of the question. */
export type Question = { readonly id: number } & (
  | { readonly type: 'show'; readonly setting: Setting }
  | { readonly type: 'cards'; readonly seed: number }
  /** Trains for so many frames, and holds still then. */
  | {
      readonly type: 'train';
      readonly setting: Setting;
      readonly every: number | 'epoch';
      readonly frames: number;
    }
  | { readonly type: 'record'; readonly setting: Setting }
  /** To the training of that number: go on for so many frames (0: hold still), or end. */
  | { readonly type: 'go'; readonly frames: number }
  | { readonly type: 'abort' }
);

/** What the worker answers. */
export type Answer = { readonly id: number } & (
  | { readonly type: 'shown'; readonly shown: Shown }
  | { readonly type: 'cards'; readonly cards: readonly Card[] }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'finished'; readonly finished: Finished }
  | { readonly type: 'record'; readonly record: unknown }
  | { readonly type: 'failed'; readonly message: string }
);
