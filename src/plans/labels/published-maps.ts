/**
 * Label noise that publications use, as data for `classMap` and `groups`.
 */

/**
 * CIFAR-10's asymmetric noise, for `classMap(CIFAR10_ASYMMETRIC, rate)`: truck -> automobile, bird -> airplane,
 * deer -> horse, cat <-> dog; the other five classes stay, so that `rate / 2` of the labels change.
 *
 * Source: Patrini, Rozza, Menon, Nock, Qu, "Making Deep Neural Networks Robust to Label Noise", CVPR 2017, section 5.
 */
export const CIFAR10_ASYMMETRIC: readonly number[] = [0, 1, 0, 5, 7, 3, 6, 7, 8, 1];

/**
 * MNIST's asymmetric noise, for `classMap(MNIST_ASYMMETRIC, rate)`: 7 -> 1, 2 -> 7, 5 <-> 6, 3 -> 8.
 *
 * Source: Patrini, Rozza, Menon, Nock, Qu, CVPR 2017, section 5.
 */
export const MNIST_ASYMMETRIC: readonly number[] = [0, 1, 7, 8, 4, 6, 5, 1, 8, 9];

/**
 * The superclass (0 to 19, in the order of the data set's `coarse_label_names`) of each fine class of CIFAR-100, whose ids
 * are alphabetical. Blocks of five consecutive ids, which much published code takes for superclasses, are not.
 *
 * Source: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009; the table of the CIFAR-100 page.
 */
const superclassOf = [
  4, 1, 14, 8, 0, 6, 7, 7, 18, 3, 3, 14, 9, 18, 7, 11, 3, 9, 7, 11, 6, 11, 5, 10, 7, 6, 13, 15, 3, 15, 0, 11,
  1, 10, 12, 14, 16, 9, 11, 5, 5, 19, 8, 8, 15, 13, 14, 17, 18, 10, 16, 4, 17, 4, 2, 0, 17, 4, 18, 17, 10, 3,
  2, 12, 12, 16, 12, 1, 9, 19, 2, 10, 0, 1, 16, 12, 9, 13, 15, 13, 16, 19, 2, 4, 6, 19, 5, 5, 8, 19, 18, 1, 2,
  15, 6, 0, 17, 8, 14, 13,
];

/**
 * The 20 superclasses of CIFAR-100, each with its five fine classes in ascending order, for
 * `groups(CIFAR100_SUPERCLASSES, rate)`.
 *
 * Source: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images", 2009; the table of the CIFAR-100 page.
 */
export const CIFAR100_SUPERCLASSES: readonly (readonly number[])[] = /* @__PURE__ */ Array.from(
  { length: 20 },
  (_, superclass) => [...superclassOf.keys()].filter((fine) => superclassOf[fine] === superclass),
);

/**
 * CIFAR-100's asymmetric noise, for `classMap(CIFAR100_ASYMMETRIC, rate)`: each class becomes the next one of its
 * superclass in ascending order of the ids, the last one the first.
 *
 * Source: Patrini, Rozza, Menon, Nock, Qu, CVPR 2017, section 5, with the data set's own superclasses.
 */
export const CIFAR100_ASYMMETRIC: readonly number[] = /* @__PURE__ */ superclassOf.map((superclass, fine) => {
  const siblings = CIFAR100_SUPERCLASSES[superclass];
  return siblings[(siblings.indexOf(fine) + 1) % siblings.length];
});
