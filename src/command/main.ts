import { FILE_COMMANDS } from './file-options.js';
import { outputCode } from './output.js';
import { printPython } from './python-command.js';

const FAILED = 1;

/**
 * Runs the command line program; resolves to its exit code. Whatever is wrong is one line on standard error, before
 * anything is computed or written. An interrupt ends the epoch in progress, reports what was done so far and exits with 130;
 * a second one exits at once.
 *
 * A command loads what it needs when it is asked for: a help text needs no TensorFlow.js and no reader of files.
 */
export async function main(argv: readonly string[], version: string): Promise<number> {
  try {
    const [name, ...rest] = wordsOf(argv);
    const fileCommand = FILE_COMMANDS.find((known) => known === name);
    if (fileCommand) {
      const { runFileCommand } = await import('./file-commands.js');
      return await runFileCommand(fileCommand, rest);
    }
    if (name === 'python' && rest.length === 0) return await outputCode(printPython());
    const { runExperiments } = await import('./experiments-command.js');
    return await runExperiments(name === undefined ? [] : [name, ...rest], version);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const lacking = /^Cannot find package '(@tensorflow\/[^']+)'/.exec(message)?.[1];
    const cure = `the package ${lacking} is missing; npm install ${lacking} @tensorflow/tfjs-backend-wasm`;
    process.stderr.write(`rethink-gen: ${lacking ? cure : message}\n`);
    return FAILED;
  }
}

/** What is typed, with `help` as the option that it stands for: `help sweep` is `sweep --help`. */
function wordsOf(argv: readonly string[]): readonly string[] {
  if (argv[0] !== 'help') return argv;
  if (argv.length > 2) throw new Error(`help takes one command, got ${argv.length - 1}`);
  return [...argv.slice(1), '--help'];
}
