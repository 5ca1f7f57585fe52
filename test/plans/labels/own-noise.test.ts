import { describe, expect, it } from 'vitest';
import { corruptLabels, corruptLabelsInto, ownNoise, recordLabels, verify } from '../../../src/index.js';
import { simd } from '../../../src/simd.js';

const clean = Int32Array.from({ length: 1000 }, (_, i) => i % 10);
const next = {
  kind: 'next',
  rate: 0.5,
  choose: (label: number, { classes }: { classes: number }) => (label + 1) % classes,
};
const corrupt = (noise = ownNoise(next), labels = clean.slice()) =>
  corruptLabels(labels, { noise, classes: 10, seed: 1 });

describe('ownNoise', () => {
  it('gives the rule the label, the id, the number of classes and a number from 0 to 1 of its own', () => {
    const seen: [number, number | string, number, number][] = [];
    const choose = (
      label: number,
      { id, classes }: { id: number | string; classes: number },
      random: number,
    ) => {
      seen.push([label, id, classes, random]);
      return (label + 1) % classes;
    };
    const ids = Array.from(clean, (_, i) => `age ${i}`);
    const { plan } = corruptLabels(clean, {
      noise: ownNoise({ ...next, choose }),
      classes: 10,
      seed: 1,
      ids,
    });
    expect(seen).toHaveLength(plan.picked);
    for (const [label, id, classes] of seen)
      expect([label, classes]).toEqual([clean[Number(String(id).slice(4))], 10]);
    const randoms = seen.map(([, , , random]) => random);
    expect(new Set(randoms).size).toBe(randoms.length);
    expect(Math.min(...randoms)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...randoms)).toBeLessThan(1);
    // The mean of 500 uniform numbers, 6 deviations.
    const mean = randoms.reduce((a, b) => a + b) / randoms.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(6 / Math.sqrt(12 * randoms.length));
  });

  it('draws chance of its own: another kind picks other examples', () => {
    const other = corrupt(ownNoise({ ...next, kind: 'other' })).labels;
    expect(other).not.toEqual(corrupt().labels);
  });

  it('counts how often a rule that may keep a label changes it', () => {
    const noise = ownNoise({
      ...next,
      choose: (label) => label - (label % 2),
      changeRate: (label) => label % 2,
    });
    const { expected, changed } = recordLabels(corrupt(noise).plan);
    expect(expected).toEqual({ picked: 500, changed: 250 });
    // Hoeffding at n = 1000, failure 1e-9.
    expect(Math.abs(changed - 250)).toBeLessThan(Math.sqrt(500 * Math.log(2e9)));
  });

  it('is needed to verify its record, and another one is told apart', () => {
    const record = JSON.parse(JSON.stringify(recordLabels(corrupt().plan)));
    expect(verify(record, { noise: ownNoise(next) }).ok).toBe(true);
    expect(() => verify(record)).toThrow(
      new TypeError(
        '`kind` must be a kind of this library, got "own:next"; its rule is not part of the JSON: pass the noise itself, as in verify(record, { noise })',
      ),
    );
    const other = ownNoise({ ...next, choose: (label) => (label + 2) % 10 });
    expect(verify(record, { noise: other }).differences.join()).toContain('`digests.output`');
    const { differences } = verify(record, { noise: ownNoise({ ...next, kind: 'other' }) });
    expect(differences[0]).toBe('`specification.noise.kind` is "own:next", derived again "own:other"');
  });

  it('is not confused with a kind of the library that has its name', () => {
    const noise = ownNoise({ ...next, kind: 'symmetric' });
    expect(noise.kind).toBe('own:symmetric');
    const record = recordLabels(corrupt(noise).plan);
    expect(() => verify(record)).toThrow('got "own:symmetric"');
  });

  it('takes a kind of 128 characters', () => {
    const kind = 'x'.repeat(128);
    expect(corrupt(ownNoise({ ...next, kind })).plan.options.noise.kind).toBe(`own:${kind}`);
  });

  it.each<[string, object, new (message: string) => Error, string]>([
    ['a kind', { kind: '' }, TypeError, '`kind` must be a name such as \'neighbour\', got ""'],
    ['a kind of text', { kind: 3 }, TypeError, "`kind` must be a name such as 'neighbour', got 3"],
    [
      'a kind of at most 128 characters',
      { kind: 'x'.repeat(129) },
      RangeError,
      `\`kind\` must be a short name, got "${'x'.repeat(129)}"`,
    ],
    ['a rate', { rate: 2 }, RangeError, '`rate` must be a number from 0 to 1, got 2; for 2 % write 0.02'],
    ['a rule', { choose: 3 }, TypeError, '`choose` must be a function that returns a class, got 3'],
    [
      'known options',
      { redraw: 3 },
      TypeError,
      '`redraw` is not an option; the options are kind, rate, choose, changeRate',
    ],
  ])('needs %s', (_, wrong, Kind, text) => {
    expect(() => ownNoise({ ...next, ...wrong })).toThrow(new Kind(text));
  });

  it.each<[string, (label: number) => unknown, RegExp]>([
    ['no class', () => 10, /^`choose\(\d\) for example \d+` must be a whole number from 0 to 9, got 10$/],
    [
      'no number',
      () => 'cat',
      /^`choose\(\d\) for example \d+` must be a whole number from 0 to 9, got "cat"$/,
    ],
    [
      'the label itself',
      (label) => label,
      /^`choose\(\d\) for example \d+` must be another class, got \d; if it may keep a label, say how often with changeRate$/,
    ],
  ])('a rule that returns %s is an error before any label is written', (_, rule, text) => {
    const choose = (label: number) => (label === 9 ? rule(label) : (label + 1) % 10) as number;
    for (const kernels of [undefined, simd]) {
      const labels = clean.slice();
      const call = () =>
        corruptLabelsInto(
          labels,
          { noise: ownNoise({ ...next, choose }), classes: 10, seed: 1 },
          { out: labels, kernels },
        );
      expect(call).toThrow(text);
      expect(labels).toEqual(clean);
    }
  });
});
