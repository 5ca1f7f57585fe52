import { createHash } from 'node:crypto';
import { digestJson } from '../digests/digest.js';
import { readDataFolder } from '../node/data-folder.js';

/**
 * The digest of a data set in a folder: of what its files say, so that compressed files are the same as others.
 *
 * @throws as `readDataFolder` does
 */
export function dataDigest(folder: string): string {
  const { train, test, ...shape } = readDataFolder(folder);
  const bytes = [train.images, train.labels, test.images, test.labels];
  return digestJson({ shape, bytes: bytes.map((some) => createHash('sha256').update(some).digest('hex')) });
}
