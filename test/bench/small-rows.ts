import type { Contender, Row } from './rows.js';

const library = (name: string, of: string): Contender => ({ name, server: 'library', case: of });
const python = (name: string, of: string): Contender => ({ name, server: 'python', case: of });

/** The small end: calls on one image or one example, and what plans copy. */
export const smallRows: readonly Row[] = [
  ...(
    [
      [
        'shuffled',
        ['NumPy take into a buffer', 'numpy.one.shuffled'],
        ['PyTorch index_select into a buffer', 'torch.one.shuffled'],
      ],
      [
        'random',
        ['NumPy permutation and take', 'numpy.one.random'],
        ['PyTorch randperm', 'torch.one.random'],
      ],
      ['gaussian', ['NumPy into a buffer', 'numpy.one.gaussian'], ['PyTorch normal_', 'torch.one.gaussian']],
    ] satisfies [string, [string, string], [string, string]][]
  ).map(([of, numpy, torch]) => ({
    title: `one image of 3,072 values, ${of}`,
    contenders: [
      library('TypeScript', `ts.one.${of}`),
      library('SIMD', `simd.one.${of}`),
      python(...numpy),
      python(...torch),
    ],
  })),
  {
    title: 'one example with a label',
    contenders: [
      library('a generator alone', 'example.generator'),
      library('corrupt of a generator', 'example.corrupt'),
      library('tf.data, map of nothing', 'example.tf-data'),
      library('corrupt of tf.data', 'example.tf-data-corrupt'),
      python('NumPy in a generator', 'numpy.example'),
      python('PyTorch in a generator', 'torch.example'),
    ],
  },
  {
    title: "plans' copies of 10,000,000 labels and of a list of 1,000,000 ids",
    contenders: [
      library('the labels, a byte each', 'copies.labels'),
      library('uniform noise with it, TypeScript', 'ts.uniform.many'),
      library('uniform noise with it, SIMD', 'simd.uniform.many'),
      library('the ids', 'copies.ids'),
      library('uniform noise of 1,000,000 listed ids, TypeScript', 'copies.listed'),
    ],
  },
];
