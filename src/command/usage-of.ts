/** The most letters in which a word may differ from the command that it is taken for. */
const NEAR = 3;

/**
 * The part of a help text that one subcommand needs: its lines of `usage:` and the options that it takes.
 *
 * @param usage a title, the lines of usage, paragraphs, options, and a last paragraph
 * @param options without the dashes
 */
export function usageOf(usage: string, name: string, options: readonly string[]): string {
  const parts: string[] = [];
  for (const line of usage.split('\n')) {
    const begins = line === '' || parts.length === 0 || /^(usage:| {6}) rethink-gen|^ {2}--/.test(line);
    if (begins || parts.at(-1) === '') parts.push(line);
    else parts.push(`${parts.pop()}\n${line}`);
  }
  const kept = parts.filter((part) => {
    const [, command] = /^(?:usage:| {6}) rethink-gen (\w+)/.exec(part) ?? [];
    if (command !== undefined) return command === name;
    const named = [...(/^ {2}--.*/.exec(part)?.[0].matchAll(/(?<= --)[\w-]+/g) ?? [])];
    return named.length === 0 || named.some(([option]) => option === 'help' || options.includes(option));
  });
  return kept.join('\n').replace(/\n {6} (?=rethink-gen)/, '\nusage: ');
}

/** What is said of a word that is no command: the nearest one, and all of them. */
export function unknownCommand(word: string, commands: readonly string[]): string {
  const [nearest] = [...commands].sort((a, b) => distance(word, a) - distance(word, b));
  const hint = distance(word, nearest) <= NEAR ? `; did you mean ${nearest}?` : ';';
  return `there is no command ${JSON.stringify(word)}${hint} rethink-gen alone runs the experiment, the others are ${commands.join(', ')}`;
}

/** How many letters are added, dropped or replaced between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
