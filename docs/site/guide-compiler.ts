import { resolve } from 'node:path';
import ts from 'typescript';
import { fileName, type GuideProgram, guidePrograms } from './guide-programs.js';

/** A block of TypeScript or JavaScript in a guide, where the compiler sees it. */
interface Place {
  readonly program: GuideProgram;
  readonly heading: string;
  /** The position of its first character in its file. */
  readonly start: number;
}

/** A file that the compiler reads: the blocks of a program one after the other, or one that names its file. */
interface Source {
  text: string;
  readonly places: Place[];
}

function sourcesOf(programs: readonly GuideProgram[]): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const program of programs) {
    for (const block of program.blocks) {
      const extension = block.language === 'js' ? 'mjs' : 'ts';
      const own = fileName(block);
      const path = resolve(own ? `${program.name}-${own}` : `${program.name}.${extension}`);
      const source = sources.get(path) ?? { text: 'export {};\n', places: [] };
      sources.set(path, source);
      source.places.push({ program, heading: block.heading, start: source.text.length });
      source.text += `${block.code}\n`;
    }
  }
  return sources;
}

/** The programs of pages in TypeScript or JavaScript, as the compiler sees them. */
export interface CompiledGuides {
  readonly compiled: ts.Program;
  readonly sources: ReadonlyMap<string, Source>;
}

/** Compiles the programs of pages against the library's sources, and `entries` beside them. */
export function compileGuides(pages: readonly string[], entries: readonly string[] = []): CompiledGuides {
  const programs = pages.flatMap(guidePrograms).filter(({ language }) => language === 'ts');
  const sources = sourcesOf(programs);
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, '.');
  Object.assign(options, { allowJs: true, noUnusedLocals: false, noUnusedParameters: false });
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists.call(host, path);
  host.getSourceFile = (path, version, ...rest) => {
    const source = sources.get(path);
    return source
      ? ts.createSourceFile(path, source.text, version, true)
      : getSourceFile.call(host, path, version, ...rest);
  };
  return { compiled: ts.createProgram([...sources.keys(), ...entries], options, host), sources };
}

/** The faults that the compiler finds in the guides, as lines of text. */
export function guideFaults({ compiled, sources }: CompiledGuides): string[] {
  return [...sources.keys()].flatMap((path) => {
    const file = compiled.getSourceFile(path);
    return ts.getPreEmitDiagnostics(compiled, file).map(({ messageText, start = 0 }) => {
      const line = file?.text.slice(start).split('\n')[0];
      return `${path}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${line}`;
    });
  });
}
