import { BATCH, NETWORKS } from './networks.js';
import type { Times } from './process.js';
import { linearRows, workerRows } from './scaling-rows.js';
import { smallRows } from './small-rows.js';
import { SIZES } from './theory.js';

/** The programs that do the work. */
export type Server =
  | ('library' | 'library, a tenth' | 'workers' | 'cpu' | 'wasm' | 'python')
  | ('library, other commit' | 'training on wasm, other commit')
  | ('training on cpu' | 'training on wasm' | 'training in PyTorch')
  | ('theory' | 'SciPy');

/** One way to do the work of a row. */
export interface Contender {
  readonly name: string;
  readonly server: Server;
  readonly case: string;
  /** Timed in the first round alone, since it takes minutes. */
  readonly once?: boolean;
  /** The contender of the row that this one is compared with by the row's `against`. */
  readonly against?: string;
  /** How often it does the work in a round, the least of which counts. Default 1. */
  readonly repeat?: number;
}

/** Work that several contenders do side by side. */
export interface Row {
  readonly title: string;
  readonly contenders: readonly Contender[];
  /** A column that compares contenders with others of the row: its heading, and by which time. */
  readonly against?: { readonly heading: string; readonly time: keyof Times };
}

const library = (name: string, of: string): Contender => ({ name, server: 'library', case: of });
const python = (name: string, of: string): Contender => ({ name, server: 'python', case: of });

/** The library's two engines on one case. */
const ours = (of: string, title = '') => [
  library(`TypeScript${title}`, `ts.${of}`),
  library(`SIMD${title}`, `simd.${of}`),
];

const newArray = ', new array';

/** Images, by kind of pixel. */
const pixels = (kind: 'f32' | 'u8', kindName: string): Row[] => [
  {
    title: `shuffled pixels, ${kindName}`,
    contenders: [
      library('copy', `copy.${kind}`),
      ...ours(`shuffled.${kind}`),
      python('NumPy x[:, p]', `numpy.shuffled.${kind}.indexing`),
      python('NumPy take into a buffer', `numpy.shuffled.${kind}.take-out`),
      python('NumPy take into a buffer, by blocks', `numpy.shuffled.${kind}.take-out-blocks`),
      python('PyTorch x[:, p]', `torch.shuffled.${kind}.indexing`),
      python('PyTorch index_select into a buffer', `torch.shuffled.${kind}.index_select-out`),
    ],
  },
  {
    title: `random pixels, ${kindName}, all 3,072 values`,
    contenders: [
      library('copy', `copy.${kind}`),
      ...ours(`random.${kind}`),
      python('NumPy permuted', `numpy.random.${kind}.permuted`),
      python('NumPy loop of permutation', `numpy.random.${kind}.loop`),
      python('PyTorch argsort and gather', `torch.random.${kind}.argsort`),
      python('PyTorch loop of randperm', `torch.random.${kind}.loop`),
    ],
  },
  {
    title: `random pixels, ${kindName}, channels together`,
    contenders: [
      library('copy', `copy.${kind}`),
      ...ours(`together.${kind}`),
      python('NumPy loop of permutation', `numpy.together.${kind}.loop`),
      python('NumPy permuted indices', `numpy.together.${kind}.permuted-indices`),
      python('PyTorch loop of randperm', `torch.together.${kind}.loop`),
    ],
  },
];

/** Label noise of every kind, for one number of labels. */
const labels = (size: string, title: string): Row[] => [
  {
    title: `label noise, uniform, ${title}`,
    contenders: [
      library('copy', `copy.labels.${size}`),
      ...ours(`uniform.${size}`),
      ...ours(`uniform.${size}.new-array`, newArray),
      python('NumPy idiomatic', `numpy.uniform.${size}.idiomatic`),
      python('NumPy one word a label', `numpy.uniform.${size}.best`),
      python('NumPy float32', `numpy.uniform.${size}.float32`),
      python('PyTorch idiomatic', `torch.uniform.${size}.idiomatic`),
    ],
  },
  {
    title: `label noise, symmetric, ${title}`,
    contenders: [
      library('copy', `copy.labels.${size}`),
      ...ours(`symmetric.${size}`),
      ...ours(`symmetric.${size}.new-array`, newArray),
      python('NumPy idiomatic', `numpy.symmetric.${size}.idiomatic`),
      python('NumPy float32', `numpy.symmetric.${size}.best`),
      python('PyTorch idiomatic', `torch.symmetric.${size}.idiomatic`),
    ],
  },
  {
    title: `label noise, transition matrix, ${title}`,
    contenders: [
      library('copy', `copy.labels.${size}`),
      ...ours(`transition.${size}`),
      python('NumPy idiomatic', `numpy.transition.${size}.idiomatic`),
      python('NumPy choice by class', `numpy.transition.${size}.by-class`),
      python('PyTorch multinomial by class', `torch.transition.${size}.by-class`),
    ],
  },
  {
    title: `label noise, exact count, ${title}`,
    contenders: [
      library('copy', `copy.labels.${size}`),
      ...ours(`exact.${size}`),
      python('NumPy idiomatic', `numpy.exact.${size}.idiomatic`),
      python('NumPy choice without shuffle', `numpy.exact.${size}.best`),
      python('PyTorch idiomatic', `torch.exact.${size}.idiomatic`),
    ],
  },
];

/** The same work on tensors, against what plain TensorFlow.js code does on the same backend. */
const tensors = (backend: 'cpu' | 'wasm'): Row[] =>
  [
    ['gaussian.f32', 'Gaussian'],
    ['shuffled.f32', 'shuffled pixels'],
    ['random.f32', 'random pixels'],
    ['uniform.many', 'label noise, uniform'],
  ].map(([of, title]) => ({
    title: `tensors, ${backend}: ${title}`,
    contenders: [
      { name: 'plain TensorFlow.js', server: backend, case: `plain.${of}` },
      { name: 'TypeScript', server: backend, case: `ts.${of}` },
      { name: 'SIMD', server: backend, case: `simd.${of}` },
    ],
  }));

/** Training steps of a batch of 128. */
const trainingRows: readonly Row[] = Object.entries(NETWORKS).map(([name, { title, steps, onCpu }]) => {
  const onWasm = (contender: string, of: string, repeat = steps): Contender => ({
    name: contender,
    ...{ server: 'training on wasm', case: `${of}.${name}`, repeat },
  });
  return {
    title: `training step, ${title}`,
    contenders: [
      onWasm('gradient step', 'bare'),
      onWasm('train', 'loop', 1),
      onWasm('LayersModel.fit, our kernels', 'layers-ours'),
      onWasm('LayersModel.fit', 'layers-shipped'),
      {
        name: `gradient step, cpu backend${onCpu < BATCH ? `, ${onCpu} of ${BATCH} images, times ${BATCH / onCpu}` : ''}`,
        ...{ server: 'training on cpu', case: `bare.${name}`, once: true },
      },
      { name: 'PyTorch', server: 'training in PyTorch', case: name, repeat: steps },
    ],
  };
});

/** Kernel interpolation. */
const theoryRows: readonly Row[] = SIZES.flatMap((n) =>
  [
    ['matrix', 'kernel matrix'],
    ['factorize', 'Cholesky factorisation'],
    ['solve', 'factorisation and ten right-hand sides'],
  ].map(
    ([of, title]): Row => ({
      title: `${title}, n = ${n.toLocaleString('en')}`,
      contenders: [
        { name: 'WebAssembly', server: 'theory', case: `${of}.${n}` },
        { name: 'SciPy', server: 'SciPy', case: `${of}.${n}` },
      ],
    }),
  ),
);

/** Every row, in the order of the report. */
export const rows: readonly Row[] = [
  {
    title: 'Gaussian, float32',
    contenders: [
      library('copy', 'copy.f32'),
      ...ours('gaussian.f32'),
      ...ours('gaussian.f32.batches', ', batches of 128'),
      ...ours('gaussian.f32.new-array', newArray),
      python('NumPy normal', 'numpy.gaussian.normal'),
      python('NumPy into a buffer, by blocks', 'numpy.gaussian.out-blocks'),
      python('NumPy SFC64 into a buffer, by blocks', 'numpy.gaussian.sfc64-out-blocks'),
      python('PyTorch randn', 'torch.gaussian.randn'),
      python('PyTorch normal_', 'torch.gaussian.normal_'),
      python('PyTorch normal_, by blocks', 'torch.gaussian.normal_-blocks'),
    ],
  },
  ...pixels('f32', 'float32'),
  ...pixels('u8', 'uint8'),
  ...labels('many', 'many'),
  ...labels('some', '50,000'),
  {
    title: 'label noise, uniform, 10',
    contenders: [
      ...ours('uniform.ten'),
      python('NumPy idiomatic', 'numpy.uniform.ten.idiomatic'),
      python('PyTorch idiomatic', 'torch.uniform.ten.idiomatic'),
    ],
  },
  {
    title: 'Gaussian, a batch of 128 x 784',
    contenders: [
      ...ours('small.gaussian'),
      python('NumPy into a buffer, by blocks', 'numpy.small.gaussian'),
      python('PyTorch normal_', 'torch.small.gaussian'),
    ],
  },
  ...smallRows,
  ...tensors('cpu'),
  ...tensors('wasm'),
  ...linearRows,
  ...workerRows,
  ...trainingRows,
  ...theoryRows,
];
