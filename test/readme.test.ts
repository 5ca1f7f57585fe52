import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const example = readFileSync('examples/corrupt-labels.ts', 'utf8');
const output = readFileSync('examples/corrupt-labels.out.txt', 'utf8');

it('shows the example word for word, and what it prints', () => {
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``);
  expect(readme).toContain(`\`\`\`text\n${output}\`\`\``);
});

it('shows an example that prints what it is said to', async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts) => void lines.push(parts.join(' ')));
  await import('../examples/corrupt-labels.js');
  log.mockRestore();
  expect(`${lines.join('\n')}\n`).toBe(output);
});
