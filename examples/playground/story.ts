import { type Frame, firstTruth } from './frame.js';
import { epochs } from './percent.js';
import type { Session } from './session.js';
import { TASK } from './task.js';
import { type Piece, type Story, verdict } from './verdict.js';

/** What the verdict is given of a session; undefined while it plays, and before. */
export function storyOf({ setting, shown, frames, reached, end }: Session): Story | undefined {
  if (!shown || !end) return undefined;
  const played = frames.slice(0, reached + 1);
  return {
    view: setting.view,
    ofLabels: setting.corruption === 'labels' || setting.corruption === 'symmetric labels',
    examples: shown.labels.length,
    corrupted: shown.corrupted.reduce((sum, one) => sum + one, 0),
    firstTruth: firstTruth(shown, played),
    frames: played,
    end,
    classes: TASK.classes,
  };
}

/** What is written below the curves: how the run ended, or where it stands. */
export function told(session: Session): readonly Piece[] {
  if (session.failure) return [`The training failed: ${session.failure}`];
  const story = storyOf(session);
  if (story) return verdict(story);
  const frame = session.frames[session.reached];
  if (frame) return [standing(frame)];
  return [session.phase === 'training' ? 'Loading TensorFlow.js…' : 'Press Train, and watch.'];
}

const standing = ({ epoch, loss }: Frame) => `Training: ${epochs(epoch)}, loss ${loss.toFixed(2)}.`;
