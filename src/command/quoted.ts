/** An argument as a shell takes it, in quotes if it needs them. */
export function quoted(argument: string): string {
  return /^[\w./,:=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
