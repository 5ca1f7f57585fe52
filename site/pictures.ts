/** Draws the pictures of the guides into `docs/images`: `npm run pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guidePictures } from './guide-pictures.js';

for (const [path, picture] of guidePictures()) {
  const file = join('docs/images', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
