/** Makes what programs make of the guides, their pictures and the list of functions: `npm run guides`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { functionList } from './function-list.js';
import { guidePictures } from './guide-pictures.js';

for (const [path, picture] of guidePictures()) {
  const file = join('docs/images', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, picture);
}
writeFileSync('docs/functions.md', functionList());
