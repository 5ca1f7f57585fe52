import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { README_PROGRAMS } from './examples/readme-programs.js';
import { linksOf } from './links-of.js';

const readme = readFileSync('README.md', 'utf8');

describe.each(README_PROGRAMS)('examples/%s', (name) => {
  it.each([
    ['ts', `${name}.ts`],
    ['text', `${name}.out.txt`],
  ])('is shown word for word: %s', (language, file) => {
    const text = readFileSync(`examples/${file}`, 'utf8');
    expect(readme).toContain(`\`\`\`${language}\n${text}\`\`\``);
  });
});

it('shows no other program', () => {
  expect(readme.match(/^```ts$/gm)).toHaveLength(README_PROGRAMS.length);
});

it('is short, and leads to files that there are', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThan(170);
  const links = linksOf(readme);
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

it.each(['light', 'dark'])('tells those who do not see the strip what is on it: %s', (theme) => {
  const [, title] = /<title>(.+)<\/title>/.exec(readFileSync(`docs/images/strip-${theme}.svg`, 'utf8')) ?? [];
  expect(readme).toContain(`alt="${title}"`);
});
