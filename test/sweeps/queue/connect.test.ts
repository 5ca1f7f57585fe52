import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODULE } from '../built-program.js';
import { squaresTable } from '../squares-table.js';
import { Processes } from './processes.js';
import { freePort, hasRedis, RedisServer } from './redis-server.js';

const PASSWORD = 'p@ss:w/rd';
const IN_URL = encodeURIComponent(PASSWORD);

let processes: Processes;
let store = '';
beforeEach(() => {
  processes = new Processes();
  store = join(processes.folder, 'store');
});
afterEach(() => processes.end());

const sweep = (url: string, env = {}) =>
  processes.begin(['sweep', MODULE, '--queue', url, '--store', store], {}, env);
const work = (url: string, env = {}) => processes.begin(['work', '--queue', url, '--jobs', '1'], {}, env);

it('no server: says so within 10 seconds, without the password', async () => {
  const url = `redis://user:${IN_URL}@127.0.0.1:${await freePort()}/3`;
  const begun = performance.now();
  const both = [sweep(url), work(url)];
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([1, 1]);
  expect(performance.now() - begun).toBeLessThan(10_000);
  for (const { said } of both) {
    expect(said()).toMatch(
      /^rethink-gen: no queue at redis:\/\/127\.0\.0\.1:\d+\/3: .*ECONNREFUSED.*; start a Redis server there/,
    );
  }
});

describe.skipIf(!hasRedis)('a server with a password and TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  afterAll(() => rmSync(folder, { recursive: true }));

  it('the right password: the same table; a wrong one, or a certificate that nobody vouches for: says so at once', async () => {
    const { status } = spawnSync('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...[
        '-keyout',
        key,
        '-out',
        certificate,
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost',
      ],
    ]);
    expect(status).toBe(0);
    const server = await RedisServer.begin(
      [
        ...['--port', '0', '--tls-port', 'PORT', '--requirepass', PASSWORD, '--tls-auth-clients', 'no'],
        ...['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', certificate],
      ],
      ['--tls', '--cacert', certificate, '-h', 'localhost', '--no-auth-warning', '-a', PASSWORD],
    );
    try {
      const trusting = { NODE_EXTRA_CA_CERTS: certificate };
      const url = (password: string) => `rediss://:${password}@localhost:${server.port}/2`;
      const worker = work(url(IN_URL), trusting);
      const coordinator = sweep(url(IN_URL), trusting);
      expect(await coordinator.ended).toBe(0);
      expect(processes.merge(store)).toEqual({ status: 0, sha: squaresTable(12) });
      expect(worker.said()).toContain(`works for rediss://localhost:${server.port}/2`);
      const wrong = [work(url('wrong'), trusting), work(url(IN_URL))];
      expect(await Promise.all(wrong.map(({ ended }) => ended))).toEqual([1, 1]);
      expect(wrong[0].said()).toContain('WRONGPASS');
      expect(wrong[1].said()).toMatch(/self[- ]signed certificate/i);
      for (const { said } of [worker, coordinator, ...wrong])
        expect(said()).not.toMatch(/p@ss|w\/rd|p%40|wrong@/);
      await processes.endWorkers(worker);
    } finally {
      await server.end();
    }
  });
});
