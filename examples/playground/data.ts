import { corruptData, generateDigits, type RandomizedData } from 'rethink-gen/experiments';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

type Digits = ReturnType<typeof generateDigits>;

let drawn: Digits | undefined;

/** The digits of the page, before anything happens to them; drawn once. */
export function digits(): Digits {
  drawn ??= generateDigits({ train: TASK.train, test: TASK.test });
  return drawn;
}

/** The digits under a setting's corruption. */
export function dataOf({ corruption, dose, seed }: Omit<Setting, 'view' | 'rate'>): RandomizedData {
  return corruptData(digits(), corruption, dose / 100, seed);
}
