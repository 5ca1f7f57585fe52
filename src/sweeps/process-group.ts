/**
 * Ends a cell's process and every process that it started: they are a group of their own, with the id of the first one.
 * Windows knows no groups; there the first one alone is ended.
 *
 * The text of this function is run by a thread of the cell, so it stands on nothing but `process`.
 */
export function endProcesses(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // they have ended
  }
}
