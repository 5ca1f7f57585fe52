/** The examples of a setting, as a person sees them. */
export interface Shown {
  /** 256 grey values an image, before and after the corruption. */
  readonly original: Uint8Array;
  readonly given: Uint8Array;
  /** The label of each example before and after. */
  readonly originalLabels: Uint8Array;
  readonly labels: Uint8Array;
  /** 1 for each example whose label or image was changed. */
  readonly corrupted: Uint8Array;
}

/** A moment of a training. Accuracies are shares from 0 to 1; NaN if there are no examples of the kind. */
export interface Frame {
  readonly steps: number;
  readonly epoch: number;
  /** What the network says of each training example. */
  readonly predictions: Uint8Array;
  /** Mean cross entropy on the training set, in nats. */
  readonly loss: number;
  readonly train: number;
  readonly clean: number;
  readonly corrupted: number;
  /** Of the corrupted examples, by their original labels. */
  readonly truth: number;
  /** On images that the network was not trained on. */
  readonly test: number;
}

/** Why a training is over, or that it was stopped and can go on. */
export type End = 'interpolated' | 'epochs' | 'diverged' | 'stopped';

/** The frame with the highest accuracy on new images; the first one of equals. */
export function bestFrame(frames: readonly Frame[]): Frame {
  return frames.reduce((best, frame) => (frame.test > best.test ? frame : best));
}

/** How many corrupted examples the network called what they truly are before it first gave them the label they carry. */
export function firstTruth({ labels, originalLabels }: Shown, frames: readonly Frame[]): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === originalLabels[i]) continue;
    const [label, original] = [labels[i], originalLabels[i]];
    const first = frames.find(({ predictions }) => predictions[i] === label || predictions[i] === original);
    if (first?.predictions[i] === original) count++;
  }
  return count;
}
