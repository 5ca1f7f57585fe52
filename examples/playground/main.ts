/**
 * The playground: `npm run playground` builds it, serves it on this machine and prints its address;
 * `npm run playground -- --build DIR` writes its static files to a folder instead, `--port N` chooses the port.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPlayground } from './build.js';
import { portOf, serve } from './serve.js';

const { values } = parseArgs({
  options: { build: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const port = portOf(values.port);
if (values.build !== undefined) {
  const folder = resolve(values.build);
  await buildPlayground(folder);
  console.log(`The playground is in ${folder}; any static server shows it.`);
} else {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await buildPlayground(folder);
  const { address, server } = await serve(folder, port);
  console.log(`The playground is at ${address} (Ctrl+C ends it).`);
  process.once('SIGINT', async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  });
}
