import { readArguments, USAGE } from './arguments.js';
import { FILE_COMMANDS } from './file-options.js';
import { runSubcommand } from './subcommands.js';
import { SUBCOMMANDS } from './sweep-arguments.js';
import { unknownCommand } from './usage-of.js';

const COMMANDS = ['help', ...FILE_COMMANDS, ...SUBCOMMANDS];

/**
 * Runs a subcommand for experiments, or the randomisation test; resolves to the exit code. What a help text does not need is
 * loaded after it.
 */
export async function runExperiments(argv: readonly string[], version: string): Promise<number> {
  const subcommand = SUBCOMMANDS.find((name) => name === argv[0]);
  if (subcommand) return runSubcommand(subcommand, argv.slice(1));
  const [word] = argv;
  if (word && !word.startsWith('-')) throw new Error(unknownCommand(word, COMMANDS));
  const wanted = readArguments(argv);
  if (wanted.help || wanted.version) {
    process.stdout.write(wanted.help ? USAGE : `${version}\n`);
    return 0;
  }
  const { regimesCommand } = await import('./regimes-command.js');
  return regimesCommand(wanted, argv);
}
