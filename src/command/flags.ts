import { FILE_OPTIONS_OF } from './file-options.js';
import { OPTIONS_OF } from './sweep-arguments.js';

const OPTIONS: readonly string[] = [...Object.values(OPTIONS_OF), ...Object.values(FILE_OPTIONS_OF)].flat();

/** Options of functions that the command line calls otherwise. */
const OTHERS = new Map([
  ['operation', 'pixels'],
  ['png', 'no-png'],
]);

/** What the library says, in the words of the command line: `` `data` `` is `--data`, `` `sweep` `` is a subcommand. */
export function inFlags(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  return new Error(flagText(error.message), { cause: error });
}

/** @param options the command's options that it may name; by default those of every command */
export function flagText(text: string, options = OPTIONS): string {
  return text.replaceAll(/`(\w+)(?:\.([^`]+))?`/g, (quoted, name: string, path?: string) => {
    if (path !== undefined) return name === 'where' ? `--where ${path}` : quoted;
    if (name === 'sweep' || name === 'work') return `rethink-gen ${name}`;
    const option = OTHERS.get(name) ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return options.includes(option) ? `--${option}` : quoted;
  });
}
