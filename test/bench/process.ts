import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** CPU and wall time, in ms. */
export interface Times {
  readonly cpu: number;
  readonly wall: number;
}

/** A program that does work on request, one case at a time. */
export class BenchProcess {
  private readonly lines: AsyncIterator<string>;

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    readonly versions: string,
    lines: AsyncIterator<string>,
  ) {
    this.lines = lines;
  }

  /** Starts it; undefined where it cannot be started (Python or its packages are absent). */
  static async start(
    command: string,
    args: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<BenchProcess | undefined> {
    const env = { ...process.env, ...environment };
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env });
    child.stderr.on('data', (text) => process.stderr.write(text));
    child.on('error', () => {});
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value, done } = await lines.next();
    return done || !value.startsWith('ready ') ? undefined : new BenchProcess(child, value.slice(6), lines);
  }

  /** Does a case `repeat` times and takes the least; undefined where the program does not have it. */
  async time(name: string, repeat = 1): Promise<Times | undefined> {
    this.child.stdin.write(`${name} ${repeat}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`the program ended at ${name}`);
    const [answered, cpu, wall] = value.split(' ');
    return answered === name ? { cpu: Number(cpu), wall: Number(wall) } : undefined;
  }

  end(): void {
    this.child.stdin.end();
  }
}
