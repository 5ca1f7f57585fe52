import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, resolve } from 'node:path';
import { locked, type Project } from '../package/project.js';

/** The guide whose recipes are tried word for word. */
const GUIDE = readFileSync('docs/browser.md', 'utf8');

/** The blocks of a language in the guide, or in one of its sections, in their order. */
export function blocks(language: string, section = ''): string[] {
  const from = section ? GUIDE.indexOf(`# ${section}\n`) : 0;
  if (from < 0) throw new Error(`no section ${section}`);
  const end = section ? GUIDE.indexOf('\n#', from) : GUIDE.length;
  const text = GUIDE.slice(from, end < 0 ? undefined : end);
  const found = [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\n([\\s\\S]*?)^ *\`\`\``, 'gm'))];
  return found.map(([, indent, block]) => block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

/** Headers as the guide quotes them, one a line. */
export const headersOf = (block: string): Record<string, string> =>
  Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => /^([\w-]+): (.*)$/.exec(line)?.slice(1) ?? []),
  );

/** What a project of the guide installs. */
export const INSTALLED = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'].map(locked);

/** Writes the guide's files into a project, copies what it tells to copy, and gives it this repository's bundlers. */
export function followGuide(project: Project): void {
  for (const block of blocks('js')) {
    const [, name] = /^\/\/ (\S+\.js)\n/.exec(block) ?? [];
    if (name) project.write(name, block);
  }
  for (const command of blocks('sh').filter((block) => /^(mkdir|cp) /.test(block)))
    project.run('sh', '-ec', command);
  for (const name of [
    'esbuild',
    'rollup',
    'vite',
    'webpack',
    '@rollup/plugin-commonjs',
    '@rollup/plugin-node-resolve',
  ]) {
    const link = join(project.folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(resolve('node_modules', name), link);
  }
}

/** The webpack of the package `webpack-cli`, which this repository does not have. */
const WEBPACK = `import webpack from 'webpack';
import config from './webpack.config.js';
webpack(config, (error, stats) => {
  if (error || stats.hasErrors() || stats.hasWarnings()) throw error ?? new Error(stats.toString());
});`;

/** Puts the guide's HTML in its place, and runs the command of a bundler's section; returns the folder to serve. */
export function bundle(project: Project, section: string): string {
  const [command] = blocks('sh', section);
  const [, program, rest] = /^npx (\w+)(.*)\n$/.exec(command) ?? [];
  for (const old of ['dist', 'index.html', 'public/index.html', 'public/page.js'])
    rmSync(join(project.folder, old), { recursive: true, force: true });
  project.write(program === 'vite' ? 'index.html' : 'public/index.html', blocks('html')[0]);
  if (program === 'webpack') {
    project.write('webpack.run.js', WEBPACK);
    project.run('node', 'webpack.run.js');
  } else project.run(resolve('node_modules/.bin', program), ...rest.split(' ').filter(Boolean));
  return join(project.folder, program === 'vite' ? 'dist' : 'public');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Serves a folder on 127.0.0.1 with headers; resolves to the server and its address. */
export async function serveFolder(
  folder: string,
  headers: Record<string, string>,
): Promise<[Server, string]> {
  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, url === '/' ? 'index.html' : url);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!existsSync(file)) return response.writeHead(404).end();
    return response.setHeader('content-type', TYPES[extname(file)] ?? '').end(readFileSync(file));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`];
}
