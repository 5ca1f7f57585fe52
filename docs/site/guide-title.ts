/** The first heading of a page, which is its title, and the text below it. */
export function guideTitle(markdown: string): { title: string; text: string } {
  const [line, title] = /^# (.+)\n+/.exec(markdown) ?? [];
  if (!line || !title) throw new Error(`a guide must begin with a heading, got ${markdown.slice(0, 40)}`);
  return { title, text: markdown.slice(line.length) };
}
