import { expect, it } from 'vitest';
import { recordLabels, renameClasses } from '../../../src/index.js';

it('the record of renamed classes has their first names, if they have names', () => {
  const names = [1, 0];
  const classNames = ['cat', 'dog'];
  const named = renameClasses(classNames, { classes: classNames, names });
  expect(recordLabels(named.plan).specification).toMatchObject({ classes: 2, classNames, names });
  const bare = renameClasses([0, 1], { classes: 2, names });
  expect(recordLabels(bare.plan).specification).not.toHaveProperty('classNames');
});
