import { mergeConfig } from 'vitest/config';
import all from './vitest.config.js';

/** The tests that `npm run mutants` runs: of what is mutated, and of the laws and vectors that hold it. */
export default mergeConfig(
  { resolve: all.resolve },
  {
    test: {
      include: [
        'test/{random,records,plans,laws,vectors,digests}/**/*.test.ts',
        'test/sources/records.test.ts',
      ],
      exclude: [
        'test/**/*.statistics.test.ts',
        'test/records/format.test.ts',
        'test/vectors/python.test.ts',
        'test/random/{example-words,normal}.test.ts',
      ],
      testTimeout: 600_000,
      isolate: false,
    },
  },
);
