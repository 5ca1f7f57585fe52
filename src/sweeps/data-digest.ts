import { createHash } from 'node:crypto';
import { digestJson } from '../digests/digest.js';
import { readDataFolder } from '../node/data-folder.js';

/** The digest of a data set in a folder: of what its files say, so that compressed files are the same as others. */
export function dataDigest(folder: string): string {
  const { train, test, ...about } = readDataFolder(folder);
  const splits = [train, test].map(({ images, labels, ...rest }) => ({
    ...rest,
    images: sha256(images),
    labels: sha256(labels),
  }));
  return digestJson({ ...about, splits });
}

/** That of Node.js, which is faster than the portable one. */
function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
