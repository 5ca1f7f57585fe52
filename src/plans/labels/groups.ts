import { outOfRange, wrongKind } from '../../errors/argument-error.js';
import { checkInteger, checkRate } from '../../errors/checks.js';
import { drawBelow } from '../../random/bounded.js';
import { type LabelNoise, sameForAll } from './label-noise.js';

/** Label noise within groups of classes. */
export interface GroupNoise extends LabelNoise {
  readonly groups: readonly (readonly number[])[];
}

/**
 * With probability `rate` a label becomes another class of its own group, uniformly (the siblings of a superclass, say); a
 * class in a group of its own stays.
 *
 * @param members disjoint groups that hold every class once
 * @param rate probability that a label changes, 0 to 1
 * @throws RangeError later, once the classes are known, if the groups overlap or leave a class out
 */
export function groups(members: readonly (readonly number[])[], rate: number): GroupNoise {
  checkRate('rate', rate);
  if (!Array.isArray(members) || members.findIndex((group) => !Array.isArray(group)) >= 0)
    throw wrongKind('groups', 'an array of arrays of classes', members);
  const copy = members.map((group) => [...group]);
  return {
    kind: 'groups',
    rate,
    groups: copy,
    check: (classes) => void placesOf(copy, classes),
    prepare: (_labels, { classes }) => {
      const { group, place } = placesOf(copy, classes);
      return {
        pickedBelow: sameForAll(rate),
        by: 'set',
        choose: (label, _index, word, redraw) => {
          const siblings = group[label];
          if (siblings.length === 1) return label;
          const steps = 1 + drawBelow(siblings.length - 1, word, redraw);
          return siblings[(place[label] + steps) % siblings.length];
        },
        changeRate: (label) => Number(group[label].length > 1),
      };
    },
  };
}

/** The group of every class, and its place in it; throws unless the groups hold every class once. */
function placesOf(members: readonly (readonly number[])[], classes: number) {
  const group: (readonly number[])[] = new Array(classes);
  const place = new Int32Array(classes);
  members.forEach((siblings, g) => {
    siblings.forEach((member, m) => {
      checkInteger(`groups[${g}][${m}]`, member, 0, classes - 1);
      if (group[member])
        throw outOfRange('groups', 'disjoint', members, `class ${member} stands in them twice`);
      group[member] = siblings;
      place[member] = m;
    });
  });
  for (let k = 0; k < classes; k++) {
    if (group[k]) continue;
    const cure = `class ${k} is in none; a class that stays is a group of its own`;
    throw outOfRange('groups', 'complete', members, cure);
  }
  return { group, place };
}
