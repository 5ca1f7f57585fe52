import { describe, expect, it } from 'vitest';
import { classMap, type LabelNoise, ownNoise, symmetric } from '../../../src/index.js';
import type { Kernels } from '../../../src/kernels/bulk-loops.js';
import { drawLabels, drawLabelsWith } from '../../../src/plans/labels/draw-labels.js';
import type { PreparedNoise } from '../../../src/plans/labels/label-noise.js';
import { highOf, lowOf, resolveIds } from '../../../src/random/example-ids.js';
import type { Key } from '../../../src/random/key.js';
import { threefry2x32 } from '../../../src/random/threefry.js';
import { simd } from '../../../src/simd.js';

const key: Key = [123, -456];
const classes = 10;

describe('drawLabels', () => {
  const ids = [7, 2 ** 32 - 1, 2 ** 40 + 3, 'cat'];
  const addresses = resolveIds(ids, ids.length);
  const labels = Int32Array.from(ids, () => 0);
  const blockAt = (index: number, counter: number) => {
    const block = new Int32Array(2);
    threefry2x32(key[0], key[1], lowOf(addresses, index), 8 * highOf(addresses, index) + counter, block);
    return Array.from(block);
  };
  const draw = (noise: PreparedNoise) => {
    const out = new Int32Array(labels.length);
    return { out, picked: drawLabels({ classes, noise, key, addresses, labels, out }) };
  };

  it('gives a choice the second word of an example, and then those of its further blocks', () => {
    const seen: number[][] = [];
    draw({
      pickedBelow: Float64Array.of(2 ** 32),
      by: 'set',
      choose: (label, _index, word, redraw) => {
        seen.push([word, redraw(), redraw(), redraw(), redraw(), redraw()]);
        return label;
      },
    });
    const wordsOf = (index: number) => [0, 1, 2, 3].flatMap((counter) => blockAt(index, counter));
    expect(seen).toEqual(ids.map((_, index) => wordsOf(index).slice(1, 7)));
  });

  it('picks an example if its first word is below the bound, and not if it is the bound', () => {
    const first = Float64Array.from(ids, (_, index) => blockAt(index, 0)[0] >>> 0);
    const choose = () => 1;
    expect(draw({ pickedBelow: first, by: 'example', choose })).toEqual({
      out: Int32Array.of(0, 0, 0, 0),
      picked: 0,
    });
    const next = first.map((word, index) => word + (index % 2));
    expect(draw({ pickedBelow: next, by: 'example', choose })).toEqual({
      out: Int32Array.of(0, 1, 0, 1),
      picked: 2,
    });
  });
});

describe('drawLabelsWith', () => {
  const n = 50;
  const labels = Int32Array.from({ length: n }, (_, i) => i % classes);
  const drawn = (noise: LabelNoise, kernel?: Kernels['labels']) => {
    const prepared = noise.prepare(labels, { classes, seed: 1 });
    const out = new Int32Array(n);
    const task = { classes, noise: prepared, key, addresses: resolveIds(undefined, n), labels, out };
    const picked = drawLabelsWith(kernel && { ...simd, labels: kernel })(task);
    return { out, picked };
  };
  const plain = drawn(symmetric(0.5));

  it('takes the answer of a kernel', () => {
    const kernel: Kernels['labels'] = ({ out }) => {
      out.fill(3);
      return 17;
    };
    expect(drawn(symmetric(0.5), kernel)).toEqual({ out: new Int32Array(n).fill(3), picked: 17 });
  });

  it('draws what a kernel leaves out, or declines', () => {
    expect(drawn(symmetric(0.5), (_task, drawPart) => drawPart(0, 21) + drawPart(21, n))).toEqual(plain);
    expect(drawn(symmetric(0.5), () => undefined)).toEqual(plain);
    const half = drawn(symmetric(0.5), (_task, drawPart) => drawPart(20, 30));
    expect(half.out.subarray(20, 30)).toEqual(plain.out.subarray(20, 30));
    expect(half.out.filter((label) => label !== 0).length).toBeLessThanOrEqual(10);
  });

  it('asks no kernel for noise that may throw', () => {
    const next = (label: number) => (label + 1) % classes;
    const noise = ownNoise({ kind: 'next', rate: 0.5, choose: next });
    const same = classMap([...Array(classes).keys()].map(next), 0.5);
    const never = () => {
      throw new Error('asked');
    };
    expect(drawn(noise, never)).toEqual(drawn(same));
    expect(() => drawn(same, never)).toThrow('asked');
  });
});
