import { inFlags } from './flags.js';
import { outputCode } from './output.js';
import { OPTIONS_OF, readSweepArguments, type Subcommand, SWEEP_USAGE } from './sweep-arguments.js';
import { usageOf } from './usage-of.js';

/** The subcommands whose result is what they print. */
const PRINTERS: readonly Subcommand[] = ['list', 'run', 'missing', 'merge', 'python'];

export async function runSubcommand(name: Subcommand, argv: readonly string[]): Promise<number> {
  const wanted = readSweepArguments(argv, name);
  if (wanted.help) {
    process.stdout.write(usageOf(SWEEP_USAGE, name, OPTIONS_OF[name]));
    return 0;
  }
  const { SUBCOMMAND_RUNS } = await import('./subcommand-runs.js');
  try {
    const code = await SUBCOMMAND_RUNS[name](wanted, argv);
    return PRINTERS.includes(name) ? await outputCode(code) : code;
  } catch (error) {
    throw inFlags(error);
  }
}
