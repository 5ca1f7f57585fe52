import type { Frame } from './frame.js';
import { PRESETS } from './presets.js';
import type { Training } from './session.js';
import type { Setting } from './setting.js';

/** One of the six: its frames, an epoch from one to the next, and whether it is over. */
export interface Compared {
  readonly frames: Frame[];
  done: boolean;
  diverged: boolean;
}

/** The six presets, trained one after the other with the seed and learning rate of a setting. */
export class Comparison {
  six: readonly Compared[] = [];
  private run: number | undefined;

  constructor(
    private readonly desk: Training,
    private readonly changed: () => void,
  ) {}

  get running(): boolean {
    return this.run !== undefined;
  }

  /** Trains all six from the beginning. */
  start(setting: Setting): void {
    this.stop();
    this.six = PRESETS.map(() => ({ frames: [], done: false, diverged: false }));
    this.train({ ...setting, view: 'memorise' }, 0);
  }

  /** Ends the training in progress; what is there stays. */
  stop(): void {
    if (this.run !== undefined) this.desk.abort(this.run);
    this.run = undefined;
    this.changed();
  }

  /** Forgets the results, which are of another seed or learning rate now. */
  clear(): void {
    this.six = [];
    this.stop();
  }

  private train(setting: Setting, place: number): void {
    if (place === this.six.length) {
      this.stop();
      return;
    }
    const { corruption, dose } = PRESETS[place];
    const of = this.six[place];
    const question = {
      type: 'train',
      setting: { ...setting, corruption, dose },
      every: 'epoch',
      frames: Number.POSITIVE_INFINITY,
    } as const;
    this.run = this.desk.ask(question, (answer) => {
      if (answer.type === 'frame' && Number.isFinite(answer.frame.loss)) of.frames.push(answer.frame);
      if (answer.type === 'finished' || answer.type === 'failed') {
        of.done = true;
        of.diverged = answer.type === 'failed' || answer.finished.end === 'diverged';
        this.train(setting, place + 1);
      }
      this.changed();
    });
  }
}
