import type { Asked, OnAnswer } from './desk.js';
import type { End, Frame, Shown } from './frame.js';
import type { Answer, Finished } from './messages.js';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

/** Where a run stands: not begun, playing, held, or over. */
export type Phase = 'idle' | 'training' | 'stopped' | 'ended';

/** What a session needs of the desk. */
export interface Training {
  ask(question: Asked, onAnswer: OnAnswer): number;
  go(id: number, frames: number): void;
  abort(id: number): void;
}

/** From one frame to the next: an epoch, or half of one if the run is over in few of them (14, at rates of 0.01 and above). */
export function paceOf({ corruption, dose, rate }: Setting): number | 'epoch' {
  const ofLabels = corruption === 'labels' || corruption === 'symmetric labels';
  const long = rate < 0.01 || (rate === 0.01 && ofLabels && dose > 0);
  return long ? 'epoch' : TASK.train / TASK.batchSize / 2;
}

/** One run of one setting: what is known of it, and the moment of it that is looked at. */
export class Session {
  phase: Phase = 'idle';
  shown: Shown | undefined;
  frames: Frame[] = [];
  /** The last frame that was played, and the one that is looked at; -1 before the first. */
  reached = -1;
  at = -1;
  finished: Finished | undefined;
  failure: string | undefined;
  private run: number | undefined;
  private asking = false;
  private stale = false;
  private awaited = 0;

  constructor(
    public setting: Setting,
    private readonly desk: Training,
    private readonly changed: () => void,
  ) {
    this.show();
  }

  /** Gives up the run for another setting. */
  choose(setting: Setting): void {
    this.reset();
    this.setting = setting;
    this.show();
    this.changed();
  }

  /** Begins a run, goes on with a held one, or holds it. */
  toggle(): void {
    if (this.phase === 'training') {
      this.stop();
      return;
    }
    if (this.phase === 'ended') this.reset();
    this.phase = 'training';
    this.at = this.reached;
    this.start(Number.POSITIVE_INFINITY);
    this.changed();
  }

  /** Holds the run where it is. */
  stop(): void {
    if (this.phase !== 'training') return;
    this.phase = 'stopped';
    if (this.run !== undefined) this.desk.go(this.run, 0);
    this.changed();
  }

  /** Goes on by one frame. */
  step(): void {
    if (this.phase === 'ended') this.reset();
    this.stop();
    this.phase = 'stopped';
    if (this.waiting > 0) this.reach(this.reached + 1);
    else this.start(++this.awaited);
    this.changed();
  }

  /** Looks at another moment of what was played. */
  look(at: number): void {
    this.stop();
    this.at = Math.max(0, Math.min(at, this.reached));
    this.changed();
  }

  /** Plays the next frame, if there is one; `all` plays whatever there is. */
  play(all = false): void {
    if (this.phase !== 'training') return;
    if (this.waiting > 0) this.reach(this.reached + (all ? this.waiting : 1));
    else if (this.finished) this.reach(this.reached);
  }

  /** How many frames wait to be played. */
  get waiting(): number {
    return this.frames.length - 1 - this.reached;
  }

  /** How the played part of the run ended; undefined while it plays, and before. */
  get end(): End | undefined {
    if (this.phase === 'stopped') return 'stopped';
    if (this.phase !== 'ended' || !this.finished) return undefined;
    const { end } = this.finished;
    return end === 'interpolated' || end === 'diverged' ? end : 'epochs';
  }

  private reach(frame: number): void {
    this.reached = this.at = frame;
    if (this.finished && frame === this.frames.length - 1) this.phase = 'ended';
    this.changed();
  }

  private start(frames: number): void {
    const { setting, run } = this;
    if (this.finished) return;
    if (run !== undefined) this.desk.go(run, frames);
    else
      this.run = this.desk.ask({ type: 'train', setting, every: paceOf(setting), frames }, (answer) =>
        this.hear(answer),
      );
  }

  private hear(answer: Answer): void {
    if (answer.type === 'frame' && Number.isFinite(answer.frame.loss)) this.frames.push(answer.frame);
    if (answer.type === 'finished') this.finished = answer.finished;
    if (answer.type === 'failed') this.fail(answer.message);
    if (this.phase === 'stopped' && this.awaited > 0 && this.waiting > 0) {
      this.awaited--;
      this.reach(this.reached + 1);
    }
    if (this.phase === 'stopped' && this.finished && this.waiting === 0) this.reach(this.reached);
    // a frame that waits to be played changes nothing yet
    if (this.phase !== 'training') this.changed();
  }

  private fail(message: string): void {
    this.failure = message;
    this.phase = 'ended';
    this.run = undefined;
  }

  private reset(): void {
    if (this.run !== undefined) this.desk.abort(this.run);
    this.run = this.finished = this.failure = undefined;
    this.frames = [];
    this.reached = this.at = -1;
    this.awaited = 0;
    this.phase = 'idle';
  }

  /** Asks for the examples; while an answer is on its way, only the last setting asked for counts. */
  private show(): void {
    this.stale = this.asking;
    if (this.asking) return;
    this.asking = true;
    this.desk.ask({ type: 'show', setting: this.setting }, (answer) => {
      this.asking = false;
      if (this.stale) return this.show();
      if (answer.type === 'shown') this.shown = answer.shown;
      if (answer.type === 'failed') this.fail(answer.message);
      this.changed();
    });
  }
}
