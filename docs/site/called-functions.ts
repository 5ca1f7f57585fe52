import ts from 'typescript';
import { compileGuides } from './guide-compiler.js';
import { CHAPTERS } from './guides.js';

/** The entry points of the package, as their files in `src`. */
export const ENTRIES = [
  ...['index', 'simd', 'parallel', 'train', 'wasm-training', 'node', 'experiments', 'sweeps'],
  ...['theory', 'measures', 'testing'],
] as const;

/** A public function, and the block of a guide that calls it first. */
export interface CalledFunction {
  readonly entry: (typeof ENTRIES)[number];
  readonly name: string;
  readonly call: { readonly page: string; readonly heading: string } | undefined;
}

/** The public functions of every entry point, found by the compiler, and the first guide block that calls each. */
export function calledFunctions(): CalledFunction[] {
  const files = ENTRIES.map((entry) => `src/${entry}.ts`);
  const { compiled, sources } = compileGuides(CHAPTERS[0].pages, files);
  const checker = compiled.getTypeChecker();
  const resolved = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const calls = new Map<ts.Symbol, CalledFunction['call']>();
  for (const [path, { places }] of sources) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const symbol = checker.getSymbolAtLocation(node.expression);
        const place = places.filter(({ start }) => start <= node.pos).at(-1);
        if (symbol && place && !calls.has(resolved(symbol))) {
          calls.set(resolved(symbol), { page: place.program.page, heading: place.heading });
        }
      }
      ts.forEachChild(node, visit);
    };
    const file = compiled.getSourceFile(path);
    if (file) visit(file);
  }
  return ENTRIES.flatMap((entry, at) => {
    const file = compiled.getSourceFile(files[at]);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`src/${entry}.ts is not a module`);
    return checker
      .getExportsOfModule(module)
      .filter((symbol) => resolved(symbol).flags & ts.SymbolFlags.Value)
      .filter((symbol) => !symbol.declarations?.some((at) => ts.isTypeOnlyImportOrExportDeclaration(at)))
      .filter((symbol) => checker.getTypeOfSymbol(resolved(symbol)).getCallSignatures().length > 0)
      .map((symbol) => ({ entry, name: symbol.name, call: calls.get(resolved(symbol)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  });
}
