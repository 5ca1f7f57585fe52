import { spawnSync } from 'node:child_process';
import type { Project } from '../package/project.js';

/** A project with the packed tarball, and a folder in it that holds the tools of one attempt. */
export interface Place extends Project {
  /** The path of a file of the tools. */
  readonly tool: (path: string) => string;
}

/** Something that the package is to work under. */
export interface Attempt {
  readonly name: string;
  /** The packages that it needs, the one whose version is told first. */
  readonly packages: readonly string[];
  /** What is tried, in a few words. */
  readonly tried: string;
  /** Tries it; throws an error with what went wrong. */
  readonly run: (place: Place) => void;
}

/** Throws unless all texts are in what a command prints; it may fail. */
export function expectPrinted(
  { folder }: Project,
  texts: readonly (string | RegExp)[],
  [command, ...argv]: readonly [string, ...string[]],
  variables: NodeJS.ProcessEnv = {},
): void {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...variables };
  const { stdout, stderr, error } = spawnSync(command, argv, { cwd: folder, encoding: 'utf8', env });
  if (error) throw error;
  const printed = stdout + stderr;
  for (const text of texts)
    if (typeof text === 'string' ? !printed.includes(text) : !text.test(printed))
      throw new Error(`${[command, ...argv].join(' ')}: no ${text} in\n${printed}`);
}
