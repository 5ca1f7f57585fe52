import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './queue/redis-server.js';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'sinfo', 'squeue'];

/** Where Debian has what only an administrator runs. */
const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

/** Why this machine cannot run Slurm; undefined if it can. */
export const noSlurm: string | undefined = (() => {
  const missing = PROGRAMS.filter((name) => spawnSync('which', [name], { env: { PATH } }).status !== 0);
  if (missing.length > 0)
    return `no ${missing.join(', ')}; apt-get install slurmctld slurmd slurm-client munge`;
  return process.getuid?.() === 0 ? undefined : 'this user may not start its daemons';
})();

/** A Slurm of one node on this machine, with everything that it writes in one folder and no port but on the loopback. */
export class SlurmCluster {
  readonly folder = mkdtempSync(join(tmpdir(), 'rethink-gen-slurm-'));
  readonly env = { ...process.env, PATH, SLURM_CONF: join(this.folder, 'slurm.conf') };

  private constructor() {}

  static async begin(): Promise<SlurmCluster> {
    const cluster = new SlurmCluster();
    await cluster.start(await freePort(), await freePort());
    return cluster;
  }

  /** Runs one of Slurm's programs. */
  run(program: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): string {
    return execFileSync(program, argv, { env: { ...this.env, ...env }, encoding: 'utf8' }).trim();
  }

  private async start(controller: number, node: number): Promise<void> {
    const { folder } = this;
    const host = hostname().split('.')[0];
    for (const name of ['state', 'spool']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'munge.key'), randomBytes(128), { mode: 0o400 });
    const munge = ['key-file=munge.key', 'socket=munge.sock', 'pid-file=munged.pid', 'log-file=munged.log'];
    const files = [...munge, 'seed-file=munged.seed'].map((file) => `--${file.replace('=', `=${folder}/`)}`);
    this.run('munged', ['--force', ...files]);
    writeFileSync(
      this.env.SLURM_CONF,
      `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.sock
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,sched_interval=2
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=${host} Default=YES MaxTime=INFINITE OverSubscribe=FORCE:4 State=UP
`,
    );
    this.run('slurmctld', ['-f', this.env.SLURM_CONF]);
    this.run('slurmd', ['-f', this.env.SLURM_CONF]);
    for (let tries = 0; !this.isUp(); tries++) {
      if (tries > 200)
        throw new Error(`Slurm does not start: ${readFileSync(join(folder, 'slurmctld.log'))}`);
      await sleep(100);
    }
  }

  private isUp(): boolean {
    const { stdout } = spawnSync('sinfo', ['--noheader', '--format=%T'], { env: this.env, encoding: 'utf8' });
    return stdout.includes('idle');
  }

  /** Waits until no job is left. */
  async untilEmpty(): Promise<void> {
    while (this.run('squeue', ['--noheader']) !== '') await sleep(200);
  }

  /** Ends its daemons, by their process ids, and removes its folder. */
  async end(): Promise<void> {
    const pids = ['slurmd', 'slurmctld', 'munged']
      .map((name) => join(this.folder, `${name}.pid`))
      .filter((path) => existsSync(path))
      .map((path) => Number(readFileSync(path, 'utf8')));
    const isAlive = (pid: number) => existsSync(`/proc/${pid}`);
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && pids.some(isAlive); tries++) await sleep(50);
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
