import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { guideTitle } from './guide-title.js';
import { CHAPTERS, PAGES } from './guides.js';

const { description } = JSON.parse(readFileSync('package.json', 'utf8')) as { description: string };

/** The first sentence below a page's title. */
function summary(text: string): string {
  const paragraph = text.split(/\n\s*\n/).find((part) => /^(?:[A-Z]|`[^`])/.test(part)) ?? '';
  const line = paragraph.replace(/\s+/g, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.*?[.:](?= |$)/.exec(line)?.[0].replace(/:$/, '.') ?? line;
}

/** What `llms.txt` says (llmstxt.org): the guides with a line about each. */
export function indexText(): string {
  const chapters = CHAPTERS.map(({ title, pages }) => {
    const lines = pages.map((page) => {
      const guide = guideTitle(readFileSync(page, 'utf8'));
      return `- [${guide.title}](documents/${basename(page, '.md')}.html): ${summary(guide.text)}`;
    });
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  const rest = '## Reference\n\n- [API](modules.html)\n- [All guides in one file](llms-full.txt)\n';
  return [`# rethink-gen\n\n> ${description}\n`, ...chapters, rest].join('\n');
}

/** All guides in one text, README first. */
export function wholeText(): string {
  return ['README.md', ...PAGES].map((page) => readFileSync(page, 'utf8')).join('\n\n');
}
