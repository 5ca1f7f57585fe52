import { afterEach, expect, it, vi } from 'vitest';
import { breather } from '../../src/train/breathe.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('a loop lets others run where it has held them up for 16 ms, and only then', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(100);
  const breathe = breather();
  let others = false;
  setImmediate(() => {
    others = true;
  });
  now.mockReturnValue(115);
  await breathe();
  expect(others).toBe(false);
  now.mockReturnValue(116);
  await breathe();
  expect(others).toBe(true);
  now.mockReturnValue(131);
  expect(breathe()).toBeUndefined();
});
