import { outOfRange, wrongKind } from '../errors/argument-error.js';
import type { GridPart } from '../experiments/grid-part.js';
import type { RandomizationTestResult } from '../experiments/randomization-test.js';
import type { DrawnExperiment } from './drawn-experiment.js';
import { gridSection } from './grid-section.js';
import { ownerOf } from './known-grids.js';
import { randomizationTestSection } from './randomization-test-section.js';
import type { Section } from './section.js';
import { readGrids } from './swept-grids.js';
import { type NamedTraining, trainingSection } from './training-section.js';

/** What a report is made of: the folder of a store, the file of a merged table, or a result in memory. */
export type Operand = string | RandomizationTestResult | NamedTraining;

/**
 * A section for each grid or its part, one for each randomisation test, and one for all trainings.
 *
 * @param own experiments that draw the grids that are theirs
 */
export function sectionsOf(
  operands: readonly Operand[],
  own: readonly DrawnExperiment[] = [],
  part: GridPart = {},
): Section[] {
  if (operands.length === 0)
    throw outOfRange('operands', 'at least one store, merged table or result', operands);
  const paths: string[] = [];
  const tests: RandomizationTestResult[] = [];
  const trainings: NamedTraining[] = [];
  for (let place = 0; place < operands.length; place++) {
    const operand = operands[place];
    if (typeof operand === 'string') paths.push(operand);
    else if (Array.isArray(Object(operand).results)) tests.push(operand as RandomizationTestResult);
    else if (Array.isArray(Object(operand).history)) trainings.push(operand as NamedTraining);
    else {
      const rule = 'the path of a store or merged table, or a result of randomizationTest or train';
      throw wrongKind(`operands[${place}]`, rule, operand);
    }
  }
  const grids = paths.length > 0 ? readGrids(paths, part) : [];
  if (own.length > 0 && !grids.some(({ cells }) => ownerOf(cells, own)))
    throw outOfRange('experiment', 'that of a store or table of the report', own[0].name);
  return [
    ...grids.map((grid) => gridSection(grid, own)),
    ...tests.map(randomizationTestSection),
    ...(trainings.length > 0 ? [trainingSection(trainings)] : []),
  ];
}
