import { corruptData, generateDigits, type RandomizedData } from 'rethink-gen/experiments';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

type Digits = ReturnType<typeof generateDigits>;

let drawn: Digits | undefined;
let tested: Digits | undefined;

/** The training digits of the page, before anything happens to them; drawn once. Of the test set there is one: nobody sees it. */
export function digits(): Digits {
  drawn ??= generateDigits({ train: TASK.train, test: 1 });
  return drawn;
}

/** The digits with the whole test set, which is drawn when the first training wants it. */
function testedDigits(): Digits {
  tested ??= { ...digits(), test: generateDigits({ train: 1, test: TASK.test }).test };
  return tested;
}

/** The training digits under a setting's corruption. */
export function seenOf({ corruption, dose, seed }: Omit<Setting, 'view' | 'rate'>): RandomizedData['train'] {
  return corruptData(digits(), corruption, dose / 100, seed).train;
}

/** All digits under a setting's corruption. */
export function dataOf({ corruption, dose, seed }: Omit<Setting, 'view' | 'rate'>): RandomizedData {
  return corruptData(testedDigits(), corruption, dose / 100, seed);
}
