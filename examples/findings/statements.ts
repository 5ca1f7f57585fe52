/** A statement, who made it, and what decides it. */
export interface Statement {
  /** Its letter in the essay, or its place in the paper. */
  readonly id: string;
  readonly text: string;
  /** The claims with this id decide it; a theorem is checked on cases by tests; some have no experiment here. */
  readonly by: 'claims' | { readonly cases: string } | { readonly notTested: string };
}

/** The statements of the essay (a to n) and of the paper, section by section. */
export const STATEMENTS: readonly Statement[] = [
  { id: 'a', text: 'six regimes are all fitted to 100 % with one network and one setting', by: 'claims' },
  { id: 'b', text: 'noise slows fitting by a small constant factor', by: 'claims' },
  { id: 'c', text: 'the more noise, the longer', by: 'claims' },
  { id: 'd', text: 'Gaussian images are fitted faster than random labels', by: 'claims' },
  {
    id: 'e',
    text: 'the error depends on the network: Inception, then AlexNet, then MLP 1x512',
    by: 'claims',
  },
  { id: 'f', text: 'augmentation helps more than weight decay, architecture most', by: 'claims' },
  { id: 'g', text: 'early stopping can help, and does not always', by: 'claims' },
  { id: 'h', text: 'batch normalisation helps', by: 'claims' },
  { id: 'i', text: 'explicit regularisation is neither necessary nor sufficient', by: 'claims' },
  {
    id: 'j',
    text: 'one hidden layer approximates any continuous function',
    by: {
      cases:
        'experiment `approximation`, five functions, 5 seeds: within 0.05 by 512 units (`test/examples/results.test.ts`)',
    },
  },
  {
    id: 'k',
    text: '2n + d weights represent any labels of n points in d dimensions',
    by: { cases: '`test/theory`; `examples/small-networks-and-kernels.ts`, n = 1,600 and d = 256' },
  },
  {
    id: 'l',
    text: 'descent from zero ends at the solution of the smallest norm, which the Gram matrix gives',
    by: { cases: '`test/theory`; `examples/small-networks-and-kernels.ts`, n = 40' },
  },
  { id: 'm', text: 'the norm does not predict the error', by: 'claims' },
  {
    id: 'n',
    text: 'real data are fitted otherwise than noise: time to fit, and what is learned first (Arpit, Krueger et al.)',
    by: 'claims',
  },
  {
    id: 'Figure 1a',
    text: 'true labels, shuffled pixels, noise images, random labels, in this order',
    by: 'claims',
  },
  { id: 'Figure 1c', text: 'the error grows with the share of corrupted labels', by: 'claims' },
  {
    id: 'Section 2.2',
    text: 'fitting random labels makes the Rademacher complexity trivial',
    by: { cases: '`test/measures`; `examples/small-networks-and-kernels.ts`' },
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
