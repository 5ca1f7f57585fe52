import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';

it('the example on small networks and kernels prints what it is said to', async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts) => void lines.push(parts.join(' ')));
  await import('../../examples/small-networks-and-kernels.js');
  log.mockRestore();
  expect(`${lines.join('\n')}\n`).toBe(readFileSync('examples/small-networks-and-kernels.out.txt', 'utf8'));
});
