import { bestFrame, type End, type Frame } from './frame.js';
import { count, epochs, percent } from './percent.js';
import type { View } from './setting.js';

/** What a verdict is about: the whole history of one run. */
export interface Story {
  readonly view: View;
  readonly ofLabels: boolean;
  /** Training examples, and those of them that are corrupted. */
  readonly examples: number;
  readonly corrupted: number;
  /** Those of them that the network called what they truly are before it gave them the label they carry. */
  readonly firstTruth: number;
  readonly frames: readonly Frame[];
  readonly end: End;
  /** The number of classes. */
  readonly classes: number;
}

/** A piece of a sentence, and the curve whose colour it has. */
export type Piece = string | { readonly text: string; readonly of: 'corrupted' | 'test' | 'truth' };

/** How far an accuracy may be from guessing and still be called that, in shares. */
const GUESSING = 0.05;

/** How far the accuracy on new images has to fall for its peak to be told. */
const FALLEN = 0.05;

const test = (share: number): Piece => ({ text: percent(share), of: 'test' });
const bad = (text: string): Piece => ({ text, of: 'corrupted' });

/** The result of a run in one sentence, every number of which stands in its history. */
export function verdict(story: Story): readonly Piece[] {
  const last = story.frames.at(-1);
  if (!last) return [];
  if (story.end === 'diverged') return diverged(last);
  if (story.view === 'early' && story.corrupted > 0) return early(story, last);
  return [...fitted(story, last), ...newImages(story, last)];
}

/** The sentence as plain text. */
export const plain = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

function diverged({ epoch }: Frame): Piece[] {
  const when = epoch === 0 ? 'at once' : `after ${epochs(epoch)}`;
  return [
    `The training diverged ${when}: its loss is no longer a number, so it stopped; choose a smaller learning rate.`,
  ];
}

function fitted({ examples, corrupted, ofLabels, end }: Story, last: Frame): Piece[] {
  const kind = ofLabels ? 'corrupted ones' : 'corrupted images';
  const right = Math.round(last.train * examples);
  const those = Math.round(last.corrupted * corrupted);
  const after = `${end === 'stopped' ? 'when the training is stopped ' : ''}after ${epochs(last.epoch)}`;
  if (right === examples) {
    const too = ofLabels
      ? `the ${count(corrupted)} ${kind} too`
      : `those of the ${count(corrupted)} ${kind} too`;
    return [
      `All ${count(examples)} training labels are fitted ${after}`,
      ...(corrupted ? [', ', bad(too)] : []),
    ];
  }
  const of = ofLabels ? 'of the' : 'on the';
  return [
    `${count(right)} of the ${count(examples)} training labels are fitted ${after}`,
    ...(corrupted ? [', ', bad(`${count(those)} ${of} ${count(corrupted)} ${kind}`)] : []),
  ];
}

function newImages({ frames, corrupted, classes }: Story, last: Frame): Piece[] {
  const recognised: Piece[] = ['; new images are recognised ', test(last.test), ' of the time'];
  if (Math.abs(last.test - 1 / classes) <= GUESSING)
    return [...recognised, ', about as often as by guessing.'];
  const best = bestFrame(frames);
  if (corrupted === 0 || best.test - last.test < FALLEN) return [...recognised, '.'];
  const then = `${percent(best.corrupted)} of the corrupted labels were fitted`;
  return [
    ...recognised,
    ', down from ',
    test(best.test),
    ` after ${epochs(best.epoch)}, when `,
    bad(then),
    '.',
  ];
}

function early({ frames, corrupted, firstTruth, end }: Story, last: Frame): Piece[] {
  const best = bestFrame(frames);
  const opening: Piece[] = [
    'The network first called ',
    { text: `${count(firstTruth)} of the ${count(corrupted)}`, of: 'truth' },
    ' wrongly labelled images what they truly are; it knew new images best after ',
    `${epochs(best.epoch)}, `,
    test(best.test),
  ];
  if (best === last) return [...opening, end === 'stopped' ? ', where it was stopped.' : '.'];
  const now = last.test < best.test ? 'is down to ' : 'is back at ';
  return [
    ...opening,
    `, and ${now}`,
    test(last.test),
    ` after ${epochs(last.epoch)}, when it repeats `,
    bad(`${percent(last.corrupted)} of the wrong labels`),
    '.',
  ];
}
