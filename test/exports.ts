import { readdirSync } from 'node:fs';
import ts from 'typescript';

const ENTRIES = readdirSync('src')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file}`);

/** The program of all entry points, which the compiler reads once for the files that share a process. */
let made: ts.Program | undefined;

function programOfEntries(): ts.Program {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  made ??= ts.createProgram(ENTRIES, options);
  return made;
}

/**
 * The names of the functions that the entry points export and that return values of the type `typeName` of `index.ts` (whatever
 * its parameters), or of one that extends it: found by the compiler, not listed.
 */
export function exportsReturning(typeName: string): string[] {
  const program = programOfEntries();
  const checker = program.getTypeChecker();
  const exportsOf = (entry: string) => {
    const file = program.getSourceFile(entry);
    const symbol = file && checker.getSymbolAtLocation(file);
    return symbol ? checker.getExportsOfModule(symbol) : [];
  };
  const resolved = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const wanted = exportsOf('src/index.ts').find(({ name }) => name === typeName);
  if (!wanted) throw new Error(`src/index.ts exports no type ${typeName}`);
  const type = checker.getDeclaredTypeOfSymbol(resolved(wanted));
  const returns = (symbol: ts.Symbol) =>
    checker
      .getTypeOfSymbol(resolved(symbol))
      .getCallSignatures()
      .some((signature) => {
        const result = checker.getReturnTypeOfSignature(signature);
        if (result.flags & ts.TypeFlags.Any) return false;
        return result.symbol === resolved(wanted) || checker.isTypeAssignableTo(result, type);
      });
  const names = ENTRIES.flatMap((entry) => exportsOf(entry).filter(returns));
  return [...new Set(names.map(({ name }) => name))].sort();
}
