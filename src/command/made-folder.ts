import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { codeOf } from '../node/whole-file.js';
import { faultOf } from '../sweeps/file-faults.js';

/**
 * Makes the folder of a report before anything is computed for it, one level after another: Node's own way to make all at once
 * never returns for a path in `/proc`.
 */
export function madeFolder(option: string, folder: string): void {
  const lacking: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) lacking.unshift(at);
  try {
    for (const level of lacking) mkdirSync(level);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  } catch (error) {
    const fault = codeOf(error) === 'ENOENT' ? 'no folder can be made there (ENOENT)' : faultOf(error);
    throw new Error(`--${option} must be a folder that can be made, got ${JSON.stringify(folder)}: ${fault}`);
  }
}
