/** Draws the strip of README.md, light and dark, from what the quick start measures: `npm run strip`. */
import { writeFileSync } from 'node:fs';
import { drawStrip, THEMES } from './draw-strip.js';
import { quickStart } from './quick-start.js';

const result = quickStart();
for (const [name, theme] of Object.entries(THEMES))
  writeFileSync(`docs/images/strip-${name}.svg`, drawStrip(result, theme));
