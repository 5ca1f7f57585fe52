import { once } from 'node:events';
import { existsSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createGzip } from 'node:zlib';
import { partialName, publishFile } from '../node/whole-file.js';

/** A file that is written piece by piece, and gets its name once it is whole. */
export interface Output {
  /** Writes the next bytes; they may be overwritten once the promise has resolved. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly publish: () => Promise<void>;
  /** Takes away what was written, unless it was published. */
  readonly abandon: () => Promise<void>;
}

/** Throws unless a file can get this name. */
export function checkOutput(path: string, force: boolean): void {
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`there is no folder ${folder}`);
  if (!existsSync(path)) return;
  if (!statSync(path).isFile()) throw new Error(`${path} must be a regular file, or not exist`);
  if (!force) throw new Error(`${path} exists; give another name, or \`force\` to replace it`);
}

/** Begins a file, beside its name; `.gz` at the end of the name compresses it. */
export async function openOutput(path: string, force: boolean): Promise<Output> {
  checkOutput(path, force);
  const beside = partialName(path);
  const file = await open(beside, 'wx');
  const { write, end, stop } = path.endsWith('.gz') ? compressed(file) : plain(file);
  let closed = false;
  const close = async () => {
    if (!closed) await file.close();
    closed = true;
  };
  return {
    write,
    publish: async () => {
      await end();
      await file.sync();
      await close();
      publishFile(beside, path, force);
    },
    abandon: async () => {
      await stop();
      await close().catch(() => {});
      rmSync(beside, { force: true });
    },
  };
}

/**
 * Writes a record as JSON.
 *
 * @param before is done once the record is whole, before it gets its name
 */
export async function writeRecord(
  path: string,
  record: object,
  force: boolean,
  before: () => Promise<void> = async () => {},
): Promise<void> {
  const output = await openOutput(path, force);
  try {
    await output.write(Buffer.from(`${JSON.stringify(record)}\n`));
    await before();
    await output.publish();
  } finally {
    await output.abandon();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
}

/** Bytes after which the system is asked to bring them to the disk, so that it does so while the next are made. */
const SYNC_AFTER = 2 ** 26;

function plain(file: FileHandle) {
  let written = 0;
  let syncing: Promise<void> | undefined;
  return {
    write: async (bytes: Uint8Array) => {
      await writeAll(file, bytes);
      written += bytes.length;
      if (written < SYNC_AFTER || syncing) return;
      written = 0;
      syncing = file.datasync().then(() => {
        syncing = undefined;
      });
      syncing.catch(() => {});
    },
    // The system tells a failure to write once: who asks again later is not told.
    end: async () => syncing,
    stop: async () => syncing?.catch(() => {}),
  };
}

function compressed(file: FileHandle) {
  const gzip = createGzip();
  let writing = Promise.resolve();
  gzip.on('data', (bytes: Uint8Array) => {
    writing = writing.then(() => writeAll(file, bytes));
    writing.catch(() => {});
  });
  return {
    write: async (bytes: Uint8Array) => {
      await new Promise<void>((resolve, reject) => {
        gzip.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
      });
      await writing;
    },
    end: async () => {
      gzip.end();
      await once(gzip, 'end');
      await writing;
    },
    stop: async () => {
      gzip.destroy();
      await writing.catch(() => {});
    },
  };
}
