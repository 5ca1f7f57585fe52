/** A fenced block of a page. */
export interface CodeBlock {
  /** The word behind the fence: `ts`, `sh`, `python`, ... */
  readonly language: string;
  readonly code: string;
  /** The heading that it stands under. */
  readonly heading: string;
  /** Why the guides' test does not run it: `<!-- not run: ... -->` above its fence, or `<!-- blocks not run: ... -->` for a page. */
  readonly notRun: string | undefined;
  /** What it prints: the block of `text` right below it. */
  readonly output: string | undefined;
}

/** The fenced blocks of a Markdown page, in their order; one of `text` below another belongs to it. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const pattern =
    /^#+ (?<heading>.*)$|^(?:<!-- not run: (?<notRun>.+) -->\n+)?```(?<language>\w*)\n(?<code>[\s\S]*?)^```$(?:\n\n```text\n(?<output>[\s\S]*?)^```$)?/gm;
  const ofPage = /^<!-- blocks not run: (.+) -->$/m.exec(markdown)?.[1];
  let heading = '';
  for (const { groups = {} } of markdown.matchAll(pattern)) {
    const { language, code, notRun, output } = groups;
    if (language === undefined) heading = groups.heading;
    else blocks.push({ language, code, heading, notRun: notRun ?? ofPage, output });
  }
  return blocks;
}
