import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, firstTruth, type Shown } from '../../examples/playground/frame.js';
import { plain, type Story, verdict } from '../../examples/playground/verdict.js';

const EXAMPLES = 40;

/** A history of any training, with the accuracies that its predictions have. */
const stories = fc
  .record({
    view: fc.constantFrom('memorise' as const, 'early' as const),
    ofLabels: fc.boolean(),
    end: fc.constantFrom('interpolated' as const, 'epochs' as const, 'diverged' as const, 'stopped' as const),
    originalLabels: fc.uint8Array({ minLength: EXAMPLES, maxLength: EXAMPLES, max: 9 }),
    shifts: fc.uint8Array({ minLength: EXAMPLES, maxLength: EXAMPLES, max: 4 }),
    said: fc.array(fc.uint8Array({ minLength: EXAMPLES, maxLength: EXAMPLES, max: 9 }), {
      minLength: 1,
      maxLength: 6,
    }),
    tests: fc.array(fc.nat(500), { minLength: 6, maxLength: 6 }),
  })
  .map(({ originalLabels, shifts, said, tests, ...rest }) => {
    const labels = originalLabels.map((label, i) => (shifts[i] > 1 ? label : (label + 1 + shifts[i]) % 10));
    const corrupted = Uint8Array.from(labels, (label, i) => Number(label !== originalLabels[i]));
    const wrong = corrupted.reduce((sum, one) => sum + one, 0);
    const share = (predictions: Uint8Array, truth: Uint8Array, kind?: number) => {
      const places = Array.from(labels.keys()).filter((i) => kind === undefined || corrupted[i] === kind);
      return places.filter((i) => predictions[i] === truth[i]).length / places.length;
    };
    const frames = said.map((guess, k): Frame => {
      const last = k === said.length - 1 && rest.end === 'interpolated';
      const predictions = last ? labels : guess;
      return {
        steps: k * 5,
        epoch: k / 2,
        predictions,
        loss: 1,
        train: share(predictions, labels),
        clean: share(predictions, labels, 0),
        corrupted: share(predictions, labels, 1),
        truth: share(predictions, originalLabels, 1),
        test: tests[k] / 500,
      };
    });
    const shown = { labels, originalLabels, corrupted, given: labels, original: labels } satisfies Shown;
    const story: Story = {
      ...rest,
      examples: EXAMPLES,
      corrupted: wrong,
      firstTruth: firstTruth(shown, frames),
      frames,
      classes: 10,
    };
    return { story, shown };
  });

const percentOf = (share: number) => {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return 1;
  return share < 1 && rounded === 100 ? 99 : rounded;
};

const numbers = (text: string, pattern: RegExp): number[] => (pattern.exec(text) ?? []).slice(1).map(Number);

describe('the verdict', () => {
  it('is true of the history, in 200 settings', () => {
    fc.assert(
      fc.property(stories, ({ story, shown }) => {
        const text = plain(verdict(story));
        const { frames, corrupted } = story;
        const last = frames[frames.length - 1];
        const best = Math.max(...frames.map(({ test }) => test));
        expect(text.endsWith('.')).toBe(true);
        expect(text.slice(0, -1)).not.toMatch(/\. /);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
        if (story.end === 'diverged') {
          expect(text).toContain('diverged');
          return;
        }
        if (story.view === 'early' && corrupted > 0) {
          early(text, story, shown, best);
          return;
        }
        const hits = Array.from(last.predictions).filter((said, i) => said === shown.labels[i]).length;
        if (hits === EXAMPLES) expect(text).toMatch(/^All 40 training labels are fitted/);
        else expect(numbers(text, /^(\d+) of the 40 training labels/)).toEqual([hits]);
        if (corrupted > 0 && hits < EXAMPLES) {
          const those = Array.from(last.predictions).filter(
            (said, i) => shown.corrupted[i] && said === shown.labels[i],
          );
          expect(numbers(text, /, (\d+) o[fn] the (\d+) corrupted/)).toEqual([those.length, corrupted]);
        }
        expect(text.includes('corrupted')).toBe(corrupted > 0);
        expect(text.includes('stopped')).toBe(story.end === 'stopped');
        expect(numbers(text, /new images are recognised (\d+) %/)).toEqual([percentOf(last.test)]);
        if (text.includes('guessing')) expect(Math.abs(last.test - 0.1)).toBeLessThanOrEqual(0.05 + 1e-12);
        const [peak, epoch, fitted] = numbers(text, /down from (\d+) % after ([\d.]+) epochs?, when (\d+) %/);
        if (peak === undefined) return;
        const at = frames.find((frame) => frame.epoch === epoch);
        expect([peak, percentOf(best)]).toEqual([percentOf(at?.test ?? 0), peak]);
        expect(fitted).toBe(percentOf(at?.corrupted ?? Number.NaN));
        expect(best - last.test).toBeGreaterThanOrEqual(0.05);
      }),
      { numRuns: 200, seed: 19 },
    );
  });

  function early(text: string, { frames, corrupted }: Story, shown: Shown, best: number): void {
    const last = frames[frames.length - 1];
    let truly = 0;
    for (let i = 0; i < EXAMPLES; i++) {
      if (!shown.corrupted[i]) continue;
      const [given, original] = [shown.labels[i], shown.originalLabels[i]].map((label) => {
        const place = frames.findIndex(({ predictions }) => predictions[i] === label);
        return place < 0 ? frames.length : place;
      });
      if (original < given) truly++;
    }
    expect(numbers(text, /first called (\d+) of the (\d+) wrongly/)).toEqual([truly, corrupted]);
    const [epoch, peak] = numbers(text, /best after ([\d.]+) epochs?, (\d+) %/);
    expect(peak).toBe(percentOf(best));
    expect(frames.find((frame) => frame.epoch === epoch)?.test).toBe(best);
    const [now, end, wrong] = numbers(
      text,
      /and is (?:down to|back at) (\d+) % after ([\d.]+) epochs?, when it repeats (\d+) %/,
    );
    if (now === undefined) {
      expect(last.test).toBe(best);
      return;
    }
    expect([now, end, wrong]).toEqual([percentOf(last.test), last.epoch, percentOf(last.corrupted)]);
    expect(text.includes('down to')).toBe(last.test < best);
  }

  it('is nothing before the first frame', () => {
    const story: Story = {
      view: 'memorise',
      ofLabels: true,
      end: 'stopped',
      examples: 1,
      corrupted: 0,
      firstTruth: 0,
      frames: [],
      classes: 10,
    };
    expect(verdict(story)).toEqual([]);
  });
});
