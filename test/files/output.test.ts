import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openOutput } from '../../src/files/output.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a file that is brought to the disk while it is written is whole, or leaves nothing', async () => {
  const piece = new Uint8Array(2 ** 26).fill(7);
  for (const kept of [true, false]) {
    const output = await openOutput(join(folder, 'out'), false);
    for (const size of [2 ** 26, 5, 2 ** 26, 3]) await output.write(piece.subarray(0, size));
    if (kept) await output.publish();
    await output.abandon();
    expect(readdirSync(folder)).toEqual(kept ? ['out'] : []);
    if (!kept) continue;
    const bytes = readFileSync(join(folder, 'out'));
    expect([bytes.length, bytes.every((byte) => byte === 7)]).toEqual([2 ** 27 + 8, true]);
    rmSync(join(folder, 'out'));
  }
});

it('a sync that fails while the file is written ends it', async () => {
  const other = await open(join(folder, 'other'), 'w');
  await other.close();
  const datasync = vi.spyOn(Object.getPrototypeOf(other), 'datasync').mockRejectedValueOnce(new Error('EIO'));
  const output = await openOutput(join(folder, 'out'), false);
  await output.write(new Uint8Array(2 ** 26));
  await output.write(new Uint8Array(2 ** 26));
  await expect(output.publish()).rejects.toThrow('EIO');
  await output.abandon();
  datasync.mockRestore();
  expect(readdirSync(folder)).toEqual(['other']);
});
