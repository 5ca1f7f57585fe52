import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

const example = readFileSync('examples/own-noise.ts', 'utf8');
const output = readFileSync('examples/own-noise.out.txt', 'utf8');

it('the example of a noise of your own prints what it is said to', async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts) => void lines.push(parts.join(' ')));
  await import('../../examples/own-noise.js');
  log.mockRestore();
  expect(`${lines.join('\n')}\n`).toBe(output);
});

it('docs/extending.md shows it word for word', () => {
  const page = readFileSync('docs/extending.md', 'utf8');
  expect(page).toContain(`\`\`\`ts\n${example}\`\`\``);
  expect(page).toContain(`\`\`\`text\n${output}\`\`\``);
});
