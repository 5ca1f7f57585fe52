import { digestJson } from '../digests/digest.js';
import { readDataFolder } from '../node/data-folder.js';
import { hexSha256 } from './hex-sha256.js';

/** The digest of a data set in a folder: of what its files say, so that compressed files are the same as others. */
export function dataDigest(folder: string): string {
  const { train, test, ...about } = readDataFolder(folder);
  const splits = [train, test].map(({ images, labels, ...rest }) => ({
    ...rest,
    images: hexSha256(images),
    labels: hexSha256(labels),
  }));
  return digestJson({ ...about, splits });
}
