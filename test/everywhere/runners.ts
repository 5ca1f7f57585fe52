import { type Attempt, expectPrinted, type Place } from './attempt.js';

const BODY = `
const { labels } = patterns({ n: 6000, classes: 3 });
const corrupted = (noise) => corruptLabels(labels, { noise, classes: 3, seed: 42 }).labels;
test('holds', () => expectRate(labels, corrupted(symmetric(0.4)), { noise: symmetric(0.4), classes: 3 }));
test('fails', () => expectRate(labels, corrupted(uniform(0.4)), { noise: symmetric(0.4), classes: 3 }));
`;
const NAMES = '{ corruptLabels, symmetric, uniform }';
const IMPORTED = `import ${NAMES} from 'rethink-gen';\nimport { expectRate, patterns } from 'rethink-gen/testing';\n${BODY}`;
const REQUIRED = `const ${NAMES} = require('rethink-gen');\nconst { expectRate, patterns } = require('rethink-gen/testing');\n${BODY}`;

const SAID = '500 of the 2000 labels of class 0 changed, symmetric noise changes 800.0 on average';
const tried = 'an assertion that holds, and one that fails with its message';

const jest = (place: Place) => [place.tool('jest/bin/jest.js'), '--rootDir', '.', '--transform', '{}'];

/** Runners of unit tests, each with a test that passes and one that fails. */
export const RUNNERS: readonly Attempt[] = [
  {
    name: 'Vitest on Node.js 20',
    packages: ['vitest@4'],
    tried,
    run: (place) => tryVitest(place, process.execPath),
  },
  {
    name: 'Vitest on Node.js 24',
    packages: ['vitest@latest', 'node@24'],
    tried,
    run: (place) => tryVitest(place, place.tool('node/bin/node')),
  },
  {
    name: 'Jest, CommonJS',
    packages: ['jest@latest'],
    tried,
    run: (place) => {
      place.write('common.test.cjs', REQUIRED);
      const argv = [...jest(place), 'common.test.cjs'];
      expectPrinted(place, [SAID, '1 failed, 1 passed'], [process.execPath, ...argv]);
    },
  },
  {
    name: 'Jest, ES modules',
    packages: ['jest@latest'],
    tried,
    run: (place) => {
      place.write('modules.test.mjs', IMPORTED);
      const argv = ['--experimental-vm-modules', ...jest(place), 'modules.test.mjs'];
      expectPrinted(place, [SAID, '1 failed, 1 passed'], [process.execPath, ...argv]);
    },
  },
  {
    name: 'node:test',
    packages: ['node@24'],
    tried,
    run: (place) => {
      place.write('node.mjs', `import { test } from 'node:test';\n${IMPORTED}`);
      const argv = ['--test', '--test-reporter=tap', 'node.mjs'];
      expectPrinted(place, [SAID, /^# pass 1$/m, /^# fail 1$/m], [place.tool('node/bin/node'), ...argv]);
    },
  },
];

function tryVitest(place: Place, node: string): void {
  place.write('vitest.test.mjs', `import { test } from 'vitest';\n${IMPORTED}`);
  const argv = [place.tool('vitest/vitest.mjs'), 'run', 'vitest.test.mjs'];
  expectPrinted(place, [SAID, '1 failed | 1 passed'], [node, ...argv]);
}
