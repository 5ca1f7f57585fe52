import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A project of somebody else, in which the packed tarball is installed. */
export interface Project {
  readonly folder: string;
  /** Runs a command in the project; returns what it prints. */
  readonly run: (command: string, ...argv: string[]) => string;
  /** Writes a file of the project. */
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

/** A package at the version that this repository has installed. */
export function locked(name: string): string {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return `${name}@${packages[`node_modules/${name}`].version}`;
}

/** Milliseconds for a hook that builds the typings: a minute of work on a machine that does other work too. */
export const BUILDING = 400_000;

/** Builds the typings, which `npm test` does not: once, by the file that comes first, for which the others wait. */
async function buildTypings(): Promise<void> {
  const building = 'node_modules/.typings-are-being-built';
  for (;;) {
    try {
      writeFileSync(building, '', { flag: 'wx' });
      break;
    } catch {
      await setTimeout(200);
    }
  }
  try {
    if (!existsSync('dist/index.d.ts')) execFileSync('npm', ['run', '--silent', 'typings']);
  } finally {
    rmSync(building);
  }
}

/** Packs what is built and installs it in an empty project, with these packages (or options of npm) beside it. */
export async function installPacked(...packages: string[]): Promise<Project> {
  await buildTypings();
  const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-packed-'));
  const run = (command: string, ...argv: string[]) =>
    execFileSync(command, argv, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const tarball = execFileSync('npm', pack, { encoding: 'utf8' }).trim();
  write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  run('npm', 'install', '--silent', '--no-audit', '--no-fund', `./${tarball}`, ...packages);
  return { folder, run, write, remove: () => rmSync(folder, { recursive: true }) };
}
