/** A fenced block of a page. */
export interface CodeBlock {
  /** The word behind the fence: `ts`, `sh`, `python`, ... */
  readonly language: string;
  readonly code: string;
  /** The heading that it stands under. */
  readonly heading: string;
  /** Why the tests do not run it, from a comment `<!-- not run: ... -->` above its fence. */
  readonly notRun: string | undefined;
  /** What it prints: the block of `text` right below it. */
  readonly output: string | undefined;
}

/** The fenced blocks of a Markdown page, in their order; one of `text` below another belongs to it. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const pattern =
    /^#+ (?<heading>.*)$|^(?:<!-- not run: (?<notRun>.+) -->\n+)?```(?<language>\w*)\n(?<code>[\s\S]*?)^```$(?:\n\n```text\n(?<output>[\s\S]*?)^```$)?/gm;
  let heading = '';
  for (const { groups = {} } of markdown.matchAll(pattern)) {
    const { language, code, notRun, output } = groups;
    if (language === undefined) heading = groups.heading;
    else blocks.push({ language, code, heading, notRun, output });
  }
  return blocks;
}
