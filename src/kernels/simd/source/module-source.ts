import { gathers } from './gather.js';
import { gaussian } from './gaussian.js';
import { labels } from './labels.js';
import { permutations } from './permutation.js';
import { oneByOne } from './streams.js';

/** The AssemblyScript of the whole module. */
export const source = [oneByOne, gaussian, permutations, gathers, labels].join('\n');
