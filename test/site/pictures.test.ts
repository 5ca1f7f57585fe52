import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { guidePictures } from '../../docs/site/guide-pictures.js';

it.each([...guidePictures()])('%s is what `npm run guides` draws', (path, picture) => {
  expect(readFileSync(join('docs/images', path), 'utf8')).toBe(picture);
});
