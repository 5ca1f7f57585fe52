import type { ImagePlan, PixelArray } from '../plans/images/image-plan.js';
import type { LabelPlan } from '../plans/labels/label-plan.js';
import type { ImageRecord } from '../records/image-record.js';
import { imageRecorder } from '../records/image-recorder.js';
import type { LabelRecord } from '../records/label-record.js';
import { labelRecorder } from '../records/label-recorder.js';

export interface ElementRecord {
  readonly labels: (plan: LabelPlan) => void;
  readonly images: (plan: ImagePlan, input: PixelArray, output: PixelArray) => void;
}

/** Joins what is done to the elements of one pass to one record of its labels and one of its images. */
export interface PassRecords {
  readonly next: () => ElementRecord;
  readonly end: () => void;
}

/** The elements of one part, in their order: an element whose tensors take longer holds back those behind it. */
function inOrder(add: () => void): (index: number, take: () => void) => void {
  const waiting = new Map<number, () => void>();
  let next = 0;
  return (index, take) => {
    waiting.set(index, take);
    for (let turn = waiting.get(next); turn; turn = waiting.get(next)) {
      waiting.delete(next++);
      turn();
      add();
    }
  };
}

/**
 * Begins the records of a pass.
 *
 * @param tell is given each record once, when the last element has been corrupted
 */
export function passRecords(tell: (record: LabelRecord | ImageRecord) => void): PassRecords {
  const parts = { labels: labelRecorder(), images: imageRecorder() };
  const done = { labels: 0, images: 0 };
  let begun = 0;
  let ended = false;
  const finish = (part: 'labels' | 'images') => {
    if (ended && begun > 0 && done[part] === begun) tell(parts[part].record());
  };
  const count = (part: 'labels' | 'images') => () => {
    done[part]++;
    finish(part);
  };
  const labels = inOrder(count('labels'));
  const images = inOrder(count('images'));
  return {
    next: () => {
      const index = begun++;
      return {
        labels: (plan) => labels(index, () => parts.labels.add(plan)),
        images: (plan, input, output) => images(index, () => parts.images.add(plan, input, output)),
      };
    },
    end: () => {
      ended = true;
      finish('labels');
      finish('images');
    },
  };
}
