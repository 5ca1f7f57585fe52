import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawStrip, THEMES } from '../../examples/strip/draw-strip.js';
import { quickStart } from '../../examples/strip/quick-start.js';

it('the strip of README is what the quick start measures', () => {
  const result = quickStart();
  for (const [name, theme] of Object.entries(THEMES))
    expect(drawStrip(result, theme)).toBe(readFileSync(`docs/images/strip-${name}.svg`, 'utf8'));
}, 600_000);
