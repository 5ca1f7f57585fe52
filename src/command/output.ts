import { faultOf } from '../sweeps/file-faults.js';

/** The exit code of a program whose output nobody reads any more: 128 and the number of SIGPIPE. */
const PIPE_CLOSED = 141;

let fault: NodeJS.ErrnoException | undefined;

/** Lets the program go on if standard output cannot be written to, and says so once. */
export function watchOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (fault) return;
    fault = error;
    process.stderr.write(`rethink-gen: standard output is not whole: ${faultOf(error)}\n`);
  });
}

/** The exit code of a subcommand whose result is its output: that of a fault of the output, if there was one. */
export async function outputCode(code: number): Promise<number> {
  await new Promise((written) => process.stdout.write('', written));
  await new Promise(setImmediate);
  if (!fault) return code;
  return fault.code === 'EPIPE' ? PIPE_CLOSED : 1;
}
