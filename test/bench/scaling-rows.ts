import type { Contender, Row } from './rows.js';

const ENGINES = { ts: 'TypeScript', simd: 'SIMD' };

const CORRUPTIONS = {
  'gaussian.f32': 'Gaussian',
  'random.f32': 'random pixels',
  'shuffled.f32': 'shuffled pixels',
  'uniform.many': 'label noise, uniform',
};

/** For every corruption the two engines, each as contenders one of which is compared with the other. */
const byEngine = (title: string, pair: (engine: string, of: string) => Contender[]): Omit<Row, 'against'>[] =>
  Object.entries(CORRUPTIONS).map(([of, name]) => ({
    title: `${title}: ${name}`,
    contenders: Object.entries(ENGINES).flatMap(([engine, engineName]) =>
      pair(engineName, `${engine}.${of}`),
    ),
  }));

/** Whether the cost grows linearly: all the examples beside a tenth of them. */
export const linearRows: readonly Row[] = byEngine('linear cost', (engine, of) => [
  { name: `${engine}, a tenth of the examples`, server: 'library, a tenth', case: of },
  { name: engine, server: 'library', case: of, against: `${engine}, a tenth of the examples` },
]).map((row) => ({ ...row, against: { heading: 'of a tenth', time: 'cpu' } }));

/** What a second worker gains, in wall time. */
export const workerRows: readonly Row[] = byEngine('workers', (engine, of) => [
  { name: `${engine}, one worker`, server: 'workers', case: `${of}.1` },
  { name: `${engine}, two workers`, server: 'workers', case: `${of}.2`, against: `${engine}, one worker` },
]).map((row) => ({ ...row, against: { heading: 'of one worker, wall', time: 'wall' } }));
