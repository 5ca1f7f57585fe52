import { readFileSync } from 'node:fs';

export function printPython(): number {
  process.stdout.write(readFileSync(new URL('../src/python/rethink_gen.py', import.meta.url)));
  return 0;
}
