/** A statement, who made it, and what decides it. */
export interface Statement {
  /** Its letter in the essay, or its place in the paper. */
  readonly id: string;
  /** Where the paper says it, if its letter does not tell. */
  readonly place?: string;
  readonly text: string;
  /** The claims with this id decide it; a theorem is checked on cases by tests; some have no experiment here. */
  readonly by: 'claims' | { readonly cases: string } | { readonly notTested: string };
}

/** The statements of the essay (a to n) and of the paper, section by section. */
export const STATEMENTS: readonly Statement[] = [
  {
    id: 'a',
    place: 'Section 2.1, Figure 1a',
    text: 'six regimes are all fitted to 100 % with one network and one setting',
    by: 'claims',
  },
  {
    id: 'b',
    place: 'Section 2.1, Figure 1b',
    text: 'noise slows fitting by a small constant factor',
    by: 'claims',
  },
  { id: 'c', place: 'Figure 1b', text: 'the more noise, the longer', by: 'claims' },
  {
    id: 'd',
    place: 'Section 2.1, Figure 1a',
    text: 'Gaussian images are fitted faster than random labels',
    by: 'claims',
  },
  {
    id: 'e',
    place: 'Section 2.1, Table 1',
    text: 'the error depends on the network: Inception, then AlexNet, then MLP 1x512',
    by: 'claims',
  },
  {
    id: 'f',
    place: 'Section 3, Table 1',
    text: 'augmentation helps more than weight decay, architecture most',
    by: 'claims',
  },
  {
    id: 'g',
    place: 'Section 3, Figure 2a',
    text: 'early stopping can help, and does not always',
    by: 'claims',
  },
  { id: 'h', place: 'Section 3, Figure 2b', text: 'batch normalisation helps', by: 'claims' },
  {
    id: 'i',
    place: 'Section 3, Tables 1 and 4',
    text: 'explicit regularisation is neither necessary nor sufficient',
    by: 'claims',
  },
  {
    id: 'j',
    place: 'Section 4',
    text: 'one hidden layer approximates any continuous function',
    by: {
      cases:
        'experiment `approximation`, five functions, 5 seeds: within 0.05 by 512 units (`test/examples/results.test.ts`)',
    },
  },
  {
    id: 'k',
    place: 'Section 4, Theorem 1',
    text: '2n + d weights represent any labels of n points in d dimensions',
    by: { cases: '`test/theory`; `examples/small-networks-and-kernels.ts`, n = 1,600 and d = 256' },
  },
  {
    id: 'l',
    place: 'Section 5',
    text: 'descent from zero ends at the solution of the smallest norm, which the Gram matrix gives',
    by: { cases: '`test/theory`; `examples/small-networks-and-kernels.ts`, n = 40' },
  },
  { id: 'm', place: 'Section 5, Table 3', text: 'the norm does not predict the error', by: 'claims' },
  {
    id: 'n',
    place: 'Arpit, Krueger et al.',
    text: 'real data are fitted otherwise than noise: time to fit, what is learned first, loss sensitivity, critical samples, dropout',
    by: 'claims',
  },
  {
    id: 'Section 2.1',
    text: 'no setting is changed for random labels, and once fitting has begun it is quick',
    by: {
      notTested:
        'one setting is part of a; how quick it is has no number in the paper, and the curves of Figure 1a show it',
    },
  },
  {
    id: 'Figure 1a',
    text: 'true labels, shuffled pixels, noise images, random labels, in this order',
    by: 'claims',
  },
  {
    id: 'Figure 1c',
    text: 'the error grows with the share of corrupted labels (tested on true test labels; the paper plots corrupted ones)',
    by: 'claims',
  },
  {
    id: 'Section 2.2',
    text: 'fitting random labels makes the Rademacher complexity trivial',
    by: { cases: '`test/measures`; `examples/small-networks-and-kernels.ts`' },
  },
  {
    id: 'Section 2.2, VC',
    text: 'bounds by VC or fat-shattering dimension say nothing then',
    by: { notTested: 'it follows from a; the paper has no experiment' },
  },
  {
    id: 'Section 2.2, stability',
    text: 'uniform stability does not depend on the labels',
    by: { notTested: 'a remark without an experiment in the paper' },
  },
  {
    id: 'Table 2, Figure 2a',
    text: 'the same on ImageNet with Inception v3; early stopping helps there',
    by: { notTested: '1.3 million images are out of reach of a CPU' },
  },
  {
    id: 'Section 5, Table 3',
    text: 'kernels without regularisation err little: on MNIST, and on CIFAR-10 behind random filters; a ridge helps none on MNIST, and takes CIFAR-10 from 17 to 15 %',
    by: {
      notTested:
        'no claim; errors without a ridge measured once each, beside the numbers of the paper, in [theory](theory.md)',
    },
  },
  {
    id: 'Section 5, curvature',
    text: 'the Hessian of a linear model does not depend on the weights, and is degenerate at all optima',
    by: { notTested: 'a remark without an experiment in the paper' },
  },
  {
    id: 'Appendix A',
    text: 'the networks, with their numbers of parameters',
    by: { cases: "`test/models`: every number is the paper's" },
  },
  {
    id: 'Appendix C',
    text: 'depth k: O(n / k) units a layer represent any labels of n points',
    by: { cases: '`test/theory`' },
  },
  {
    id: 'double descent',
    text: 'error peaks at as many features as images (Belkin et al. 2019)',
    by: 'claims',
  },
];
