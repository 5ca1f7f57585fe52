import { corruptData, generateDigits, type RandomizedData } from 'rethink-gen/experiments';
import type { Setting } from './setting.js';
import { TASK } from './task.js';

/** The digits of the page, before anything happens to them. */
export const digits = () => generateDigits({ train: TASK.train, test: TASK.test });

/** The digits under a setting's corruption. */
export function dataOf({ corruption, dose, seed }: Omit<Setting, 'view' | 'rate'>): RandomizedData {
  return corruptData(digits(), corruption, dose / 100, seed);
}
