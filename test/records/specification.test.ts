import { expect, it } from 'vitest';
import { signedZeroFromJson } from '../../src/records/signed-zero.js';
import { mapSignedZeros, specificationOf } from '../../src/records/specification.js';

it('a specification has only what JSON can hold, and every default', () => {
  const options = {
    classes: 3,
    count: undefined,
    rule: () => 1,
    rows: Float64Array.of(1),
    ids: [4],
    seed: 7,
  };
  expect(specificationOf('own', options)).toStrictEqual({
    ...{ operation: 'own', classes: 3 },
    ...{ seed: 7, split: 'train', streams: 1 },
  });
});

it('the limits and the statistics of a specification keep the signs of zeros, both ways', () => {
  const options = { clip: [-0, 1], statistics: { mean: -0, std: [0, 1] }, name: '-0' };
  const json = { clip: ['-0', 1], statistics: { mean: '-0', std: [0, 1] }, name: '-0' };
  expect(specificationOf('own', options)).toEqual({ operation: 'own', ...json, streams: 1 });
  expect(mapSignedZeros(json, signedZeroFromJson)).toEqual(options);
});
