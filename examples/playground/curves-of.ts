import type { Curve, CurveKind } from './curves.js';
import { bestFrame, type End, type Frame } from './frame.js';
import type { View } from './setting.js';

type Named = readonly [kind: Exclude<CurveKind, 'train'>, name: string];

/** The curves of each view, in the order in which they are drawn. */
const CURVES: Readonly<Record<View, readonly Named[]>> = {
  memorise: [
    ['clean', 'clean'],
    ['corrupted', 'corrupted'],
    ['test', 'new images'],
  ],
  early: [
    ['corrupted', 'wrong label'],
    ['truth', 'true class'],
    ['test', 'new images'],
  ],
};

/** The curves of a run; one whose kind of example does not occur is left out. */
export function curvesOf(view: View, frames: readonly Frame[]): readonly Curve[] {
  return CURVES[view]
    .filter(([kind]) => frames.every((frame) => !Number.isNaN(frame[kind])))
    .map(([kind, name]) => ({
      kind,
      name,
      points: frames.map((frame) => [frame.epoch, frame[kind]] as const),
    }));
}

/** The upright line of a view: if every label is fitted, when; or when new images were known best. */
export function markerOf(view: View, frames: readonly Frame[], end: End | undefined) {
  const last = frames.at(-1);
  if (!last || !end || end === 'diverged') return undefined;
  if (view === 'early') {
    const { epoch } = bestFrame(frames);
    return { epoch, text: `best on new images: epoch ${round(epoch)}` };
  }
  if (end !== 'interpolated') return undefined;
  return { epoch: last.epoch, text: `fits every label: epoch ${round(last.epoch)}` };
}

const round = (epoch: number) => (Number.isInteger(epoch) ? `${epoch}` : epoch.toFixed(1));
