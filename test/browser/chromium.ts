import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const WASM_FOLDER = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';
const FLAGS = [
  ...['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
  ...['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
];

/** Whether the tests in Chromium run: where it is installed, and in CI in any case. */
export const present = existsSync(executablePath) || process.env.CI === 'true';
if (!present) console.warn(`skipped: no ${executablePath}; install Debian's chromium or set CHROMIUM`);

/** Starts Chromium with WebGPU in software. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * Serves a page that runs `page.ts` of a folder, bundled, the other scripts that are named, and the WebAssembly files of
 * TensorFlow.js on 127.0.0.1; below `/isolated/` with the headers that shared memory, and so threads, need.
 */
export async function servePage(folder: string, scripts: readonly string[] = ['page.ts']): Promise<Server> {
  const { outputFiles } = await build({
    entryPoints: scripts.map((script) => join(folder, script)),
    bundle: true,
    format: 'iife',
    outdir: '/',
    write: false,
    logLevel: 'error',
  });
  const served = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  const server = createServer(({ url = '/' }, response) => {
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    if (url !== '/') response.setHeader('cross-origin-resource-policy', 'same-origin');
    if (url === '/isolated/') response.setHeader('cross-origin-embedder-policy', 'require-corp');
    const script = served.get(url);
    if (script) response.setHeader('content-type', 'text/javascript').end(script);
    else if (/^\/[\w-]+\.wasm$/.test(url)) {
      response.setHeader('content-type', 'application/wasm').end(readFileSync(join(WASM_FOLDER, url)));
    } else response.setHeader('content-type', 'text/html').end('<script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
