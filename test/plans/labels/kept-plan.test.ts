import { describe, expect, it } from 'vitest';
import { corruptLabels, ownNoise, partDependent, symmetric, uniform } from '../../../src/index.js';
import { KeptPlan } from '../../../src/plans/labels/kept-plan.js';
import { planLabelNoise } from '../../../src/plans/labels/label-plan.js';
import { measured } from '../../array-buffer-bytes.js';

const n = 20_000;

describe('a plan about labels', () => {
  it.each([
    [2, 1],
    [256, 1],
    [257, 2],
    [65_536, 2],
  ])('of %d classes keeps each true label in %d byte(s)', (classes, bytes) => {
    const labels = Int32Array.from({ length: n }, (_, i) => (i * 7919) % classes);
    const kept = measured(() => new KeptPlan('label-noise', { classes }, labels));
    expect(kept.bytes).toBe(bytes * n);
    expect(kept.made.originalLabels).toEqual(labels);
  });

  it('keeps no new labels that it can draw again', () => {
    const labels = Int32Array.from({ length: n }, (_, i) => i % 10);
    const decide = planLabelNoise({ noise: uniform(0.5), classes: 10, seed: 1 }, n, new Int32Array(n));
    const { bytes, made } = measured(() => decide(labels));
    expect(bytes).toBeGreaterThanOrEqual(n);
    expect(bytes).toBeLessThan(1.5 * n);
    expect(made.plan.labels).toEqual(made.labels);
    const given = new KeptPlan('label-noise', { classes: 10 }, labels);
    expect(measured(() => given.drawn(n, labels)).bytes).toBe(n);
    expect(measured(() => given.drawn(n, labels, () => undefined)).bytes).toBe(0);
  });

  it('stays as it was if the features of its examples are written over', () => {
    const features = Array.from({ length: 300 }, (_, i) => Float64Array.of(i % 3, (i % 7) / 7));
    const noise = partDependent((id) => features[Number(id)], { flipRate: 0.5, scale: 9 });
    const clean = Int32Array.from(features, (_, i) => i % 10);
    const noisy = () => corruptLabels(clean, { noise, classes: 10, seed: 1 });
    const { labels, plan } = noisy();
    for (const row of features) row.reverse();
    expect(noisy().labels).not.toEqual(labels);
    expect(plan.labels).toEqual(labels);
  });

  it('asks a rule of the user once for each picked label, whatever is read from the plan', () => {
    let calls = 0;
    const choose = (label: number) => {
      calls++;
      return 1 - label;
    };
    const noise = ownNoise({ kind: 'counted', rate: 0.5, choose });
    const { plan } = corruptLabels(new Int32Array(100), { noise, classes: 2, seed: 1 });
    expect(plan.labels.filter((label) => label === 1)).toHaveLength(plan.picked);
    expect(calls).toBe(plan.picked);
  });

  it('gives the same arrays at each reading', () => {
    const { plan } = corruptLabels([0, 1], { noise: symmetric(1), classes: 2, seed: 1 });
    expect(plan.labels).toBe(plan.labels);
    expect(plan.originalLabels).toBe(plan.originalLabels);
  });
});
