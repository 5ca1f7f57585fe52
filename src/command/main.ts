import { isFileCommand, runFileCommand } from './file-commands.js';
import { outputCode } from './output.js';
import { printPython } from './python-command.js';

const FAILED = 1;

/**
 * Runs the command line program; resolves to its exit code. Whatever is wrong is one line on standard error, before
 * anything is computed or written. An interrupt ends the epoch in progress, reports what was done so far and exits with 130;
 * a second one exits at once.
 *
 * What needs TensorFlow.js is loaded only when it is asked for.
 */
export async function main(argv: readonly string[], version: string): Promise<number> {
  try {
    const [name, ...rest] = wordsOf(argv);
    if (isFileCommand(name)) return await runFileCommand(name, rest);
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
