/**
 * The documentation as a site: `npm run site` builds it into `docs/site/dist`, and any static server shows it. `npm run site --
 * --serve` serves it on this machine as well and prints its address; `--out DIR` and `--port N` choose folder and port.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { portOf, serve } from '../../examples/playground/serve.js';
import { buildSite } from './build-site.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs/site/dist' },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});
const port = portOf(values.port);
const folder = resolve(values.out);
await buildSite(folder);
console.log(`The site is in ${folder}; any static server shows it.`);
if (values.serve) {
  const { address } = await serve(folder, port);
  console.log(`The site is at ${address} (Ctrl+C ends it).`);
}
