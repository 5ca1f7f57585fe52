import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether this machine has a Redis server; in the gate it must have one. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis && process.env.ENGINES === 'all') throw new Error('redis-server is missing');
if (!hasRedis) console.warn('skipped: the queue (no redis-server; apt-get install redis-server)');

/** A port that nobody listens at. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** A Redis server of one's own, which keeps what it is told on the disk, in a folder of its own. */
export class RedisServer {
  private server: ChildProcess | undefined;
  readonly folder = mkdtempSync(join(tmpdir(), 'rethink-gen-redis-'));

  private constructor(
    readonly port: number,
    private readonly options: readonly string[],
    private readonly ask: readonly string[],
  ) {}

  /** @param ask what `redis-cli` needs to know besides the port */
  static async begin(options: readonly string[] = [], ask: readonly string[] = []): Promise<RedisServer> {
    const port = await freePort();
    const own = new RedisServer(port, options.length > 0 ? options : ['--port', String(port)], ask);
    await own.start();
    return own;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const always = ['--bind', '127.0.0.1', '--appendonly', 'yes', '--save', '', '--dir', this.folder];
    const options = this.options.map((option) => option.replace('PORT', String(this.port)));
    this.server = spawn('redis-server', [...always, ...options], { stdio: 'ignore' });
    for (let tries = 0; this.cli('ping') !== 'PONG'; tries++) {
      if (tries > 200) throw new Error('redis-server does not start');
      await sleep(50);
    }
  }

  cli(...command: string[]): string {
    const { stdout } = spawnSync('redis-cli', ['-p', String(this.port), ...this.ask, ...command], {
      encoding: 'utf8',
    });
    return stdout.trim();
  }

  /** Kills it, as a loss of power would. */
  async kill(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const ended = new Promise((done) => server.on('exit', done));
    server.kill('SIGKILL');
    await ended;
    this.server = undefined;
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
