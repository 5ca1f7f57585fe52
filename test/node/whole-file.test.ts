import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileStore } from '../../src/node/file-store.js';
import { createFile, replaceFile } from '../../src/node/whole-file.js';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-whole-'));
  path = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('replaces a file, and creates one only once; nothing else is left', () => {
  replaceFile(path, 'first');
  replaceFile(path, Uint8Array.of(1, 2));
  expect([...readFileSync(path)]).toEqual([1, 2]);
  expect(createFile(path, 'third')).toBe(false);
  expect([...readFileSync(path)]).toEqual([1, 2]);
  expect(readdirSync(folder)).toEqual(['file']);
});

it('leaves nothing behind if the name cannot be taken', () => {
  expect(() => replaceFile(join(folder, 'none', 'file'), '')).toThrow('ENOENT');
  expect(() => replaceFile(folder, 'text')).toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

it('a name that somebody could foresee is neither written nor followed', async () => {
  const victim = join(folder, 'victim');
  writeFileSync(victim, 'safe');
  for (const name of ['file.new', 'file.partial', 'file.tmp']) symlinkSync(victim, join(folder, name));
  await fileStore(path).write(Uint8Array.of(7));
  expect(readFileSync(victim, 'utf8')).toBe('safe');
  symlinkSync(victim, join(folder, 'link'));
  replaceFile(join(folder, 'link'), 'new');
  expect(readFileSync(victim, 'utf8')).toBe('safe');
});

it('two processes that write one checkpoint never mix: each read is one of their writes, whole', async () => {
  const size = 300_000;
  const writer = (byte: number) => {
    const program = `const { fileStore } = await import(${JSON.stringify(pathToFileURL(resolve('dist/node.js')).href)});
      const store = fileStore(${JSON.stringify(path)});
      for (let i = 0; i < 100; i++) await store.write(new Uint8Array(${size}).fill(${byte}));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
    return new Promise((done) => child.on('exit', done));
  };
  const seen = new Set<number>();
  let [reads, writing] = [0, true];
  const ended = Promise.all([writer(1), writer(2)]).finally(() => {
    writing = false;
  });
  while (writing) {
    const bytes = await fileStore(path).read();
    if (!bytes) continue;
    reads++;
    seen.add(bytes[0]);
    expect(bytes.length).toBe(size);
    expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
  }
  expect(await ended).toEqual([0, 0]);
  expect(seen).toEqual(new Set([1, 2]));
  expect(reads).toBeGreaterThan(5);
  expect(readdirSync(folder)).toEqual(['file']);
});
