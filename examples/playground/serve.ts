import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.py': 'text/plain; charset=utf-8',
  '.sh': 'text/plain; charset=utf-8',
  '.yaml': 'text/plain; charset=utf-8',
};

/** A server of static files, and where it is. */
export interface Served {
  readonly address: string;
  readonly server: Server;
  /** Each answer so far: its path, and the bytes of its body. */
  readonly log: { readonly path: string; readonly bytes: number }[];
}

/**
 * The port that a command line names; 0 is any that is free.
 *
 * @throws RangeError if it is no whole number from 0 to 65,535
 */
export function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new RangeError(`\`port\` must be a whole number from 0 to 65535, got ${text}; 0 takes a free one`);
  return port;
}

/** Serves a folder on this machine alone, compressed, with more headers; port 0 takes one that is free. */
export async function serve(
  folder: string,
  port = 0,
  more: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const log: { path: string; bytes: number }[] = [];
  const packed = new Map<string, Buffer>();
  const bodyOf = async (path: string) => {
    const known = packed.get(path);
    if (known) return known;
    const body = gzipSync(await readFile(join(folder, path)), { level: 9 });
    packed.set(path, body);
    return body;
  };
  const server = createServer(async ({ url = '/', method }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname).replace(/\/$/, '/index.html');
    const kind = KINDS[extname(path)];
    const body =
      kind && (method === 'GET' || method === 'HEAD') ? await bodyOf(path).catch(() => undefined) : undefined;
    if (!body) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    log.push({ path, bytes: body.length });
    const headers = {
      'content-type': kind,
      'content-encoding': 'gzip',
      'x-content-type-options': 'nosniff',
      ...more,
    };
    return response.writeHead(200, headers).end(method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server, log };
}
