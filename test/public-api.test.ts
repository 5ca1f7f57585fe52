import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** The entry points of the package, and what they export: a change here is a change of the public contract. */
const entries = [
  'index',
  'simd',
  'parallel',
  'train',
  'wasm-training',
  'node',
  'experiments',
  'sweeps',
  'theory',
  'measures',
  'testing',
];

/** The program of a worker, which exports nothing. */
const programs = ['parallel-worker'];

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
  ts.sys,
  '.',
);
const program = ts.createProgram(
  entries.map((entry) => `src/${entry}.ts`),
  options,
);
const checker = program.getTypeChecker();

/** Names of what an entry exports: those that exist at run time, and those of types alone. */
function exportsOf(entry: string): { values: string[]; types: string[] } {
  const file = program.getSourceFile(`src/${entry}.ts`) as ts.SourceFile;
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(file) as ts.Symbol);
  const isValue = (symbol: ts.Symbol) => {
    const typeOnly = symbol.declarations?.some((at) => ts.isTypeOnlyImportOrExportDeclaration(at));
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return !typeOnly && (target.flags & ts.SymbolFlags.Value) !== 0;
  };
  const names = (of: ts.Symbol[]) => of.map(({ name }) => name).sort();
  return {
    values: names(symbols.filter(isValue)),
    types: names(symbols.filter((symbol) => !isValue(symbol))),
  };
}

it.each(entries)('exports of %s', async (entry) => {
  const exports = exportsOf(entry);
  expect(exports).toMatchSnapshot();
  expect(Object.keys(await import(`../src/${entry}.ts`)).sort()).toEqual(exports.values);
});

it('has an entry for every subpath of the package', () => {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const subpaths = Object.keys(exports).filter((path) => !path.endsWith('.json'));
  expect(subpaths.map((path) => path.replace(/^\.\/?/, '') || 'index')).toEqual([...entries, ...programs]);
});
