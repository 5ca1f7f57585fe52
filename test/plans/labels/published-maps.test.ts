import { describe, expect, it } from 'vitest';
import {
  CIFAR10_ASYMMETRIC,
  CIFAR100_ASYMMETRIC,
  CIFAR100_SUPERCLASSES,
  MNIST_ASYMMETRIC,
} from '../../../src/index.js';

const cifar10 = 'airplane automobile bird cat deer dog frog horse ship truck'.split(' ');

/** The table of the CIFAR-100 page, by names: superclasses in the order of their ids, and their classes. */
const superclasses = [
  'beaver dolphin otter seal whale',
  'aquarium_fish flatfish ray shark trout',
  'orchid poppy rose sunflower tulip',
  'bottle bowl can cup plate',
  'apple mushroom orange pear sweet_pepper',
  'clock keyboard lamp telephone television',
  'bed chair couch table wardrobe',
  'bee beetle butterfly caterpillar cockroach',
  'bear leopard lion tiger wolf',
  'bridge castle house road skyscraper',
  'cloud forest mountain plain sea',
  'camel cattle chimpanzee elephant kangaroo',
  'fox porcupine possum raccoon skunk',
  'crab lobster snail spider worm',
  'baby boy girl man woman',
  'crocodile dinosaur lizard snake turtle',
  'hamster mouse rabbit shrew squirrel',
  'maple_tree oak_tree palm_tree pine_tree willow_tree',
  'bicycle bus motorcycle pickup_truck train',
  'lawn_mower rocket streetcar tank tractor',
].map((names) => names.split(' '));

describe('published maps', () => {
  it('CIFAR-10: truck -> automobile, bird -> airplane, deer -> horse, cat <-> dog', () => {
    const moves = CIFAR10_ASYMMETRIC.flatMap((to, from) =>
      to === from ? [] : [`${cifar10[from]} -> ${cifar10[to]}`],
    );
    expect(moves.sort()).toEqual(
      ['truck -> automobile', 'bird -> airplane', 'deer -> horse', 'cat -> dog', 'dog -> cat'].sort(),
    );
  });

  it('MNIST: 7 -> 1, 2 -> 7, 5 <-> 6, 3 -> 8', () => {
    const moves = MNIST_ASYMMETRIC.flatMap((to, from) => (to === from ? [] : [`${from} -> ${to}`]));
    expect(moves).toEqual(['2 -> 7', '3 -> 8', '5 -> 6', '6 -> 5', '7 -> 1']);
  });

  it('CIFAR-100: the ids are the alphabetical places of the names, five to a superclass', () => {
    const names = superclasses.flat().sort();
    expect(new Set(names).size).toBe(100);
    expect(CIFAR100_SUPERCLASSES).toEqual(
      superclasses.map((group) => group.map((name) => names.indexOf(name)).sort((a, b) => a - b)),
    );
  });

  it('CIFAR-100: each class becomes the next of its superclass, and blocks of five ids are not superclasses', () => {
    const names = superclasses.flat().sort();
    const next = (name: string) => names[CIFAR100_ASYMMETRIC[names.indexOf(name)]];
    expect([next('beaver'), next('whale'), next('lamp')]).toEqual(['dolphin', 'beaver', 'telephone']);
    expect(new Set(CIFAR100_ASYMMETRIC).size).toBe(100);
    for (const group of CIFAR100_SUPERCLASSES) {
      for (const fine of group) expect(group).toContain(CIFAR100_ASYMMETRIC[fine]);
    }
    expect(CIFAR100_SUPERCLASSES.some((group) => group[4] - group[0] === 4)).toBe(false);
  });
});
