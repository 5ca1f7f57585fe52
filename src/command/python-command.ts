import { readFileSync } from 'node:fs';

/** Prints the module for Python; returns the exit code. */
export function printPython(): number {
  process.stdout.write(readFileSync(new URL('../src/python/rethink_gen.py', import.meta.url)));
  return 0;
}
