import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guidePictures } from '../../site/guide-pictures.js';

it.each([...guidePictures()])('%s is what `npm run pictures` draws', (path, picture) => {
  expect(readFileSync(join('docs/images', path), 'utf8')).toBe(picture);
});
