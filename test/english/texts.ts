import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A paragraph, a tag of a docstring or a message, in plain words: code and values are one word each. */
export interface Passage {
  readonly file: string;
  readonly kind: 'comment' | 'message' | 'page';
  readonly text: string;
}

const plain = (text: string) =>
  text
    .replace(/\{@link(?:code)? [^}]*\}|`[^`]*`|https?:\S+/g, 'CODE')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Paragraphs, list items, headings, cells of tables and tags of docstrings, each for itself. */
const passages = (text: string) =>
  text
    .split(/\n\s*\n|\n(?=\s*(?:@\w+|[-*#]+ |\d+\. |\|))|(?<=^|\n)(?=\|)/)
    .flatMap((part) => (part.trimStart().startsWith('|') ? part.split('|') : [part]))
    .map((part) => plain(part.replace(/^\s*(?:[-*#>]+|\d+\.) /, '')))
    .filter((part) => /[a-z]/i.test(part));

/** What is written between quotes: placeholders of templates are one word each. */
function quoted(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `VALUE${literal.text}`).join('');
}

function ofSource(file: string): Passage[] {
  const code = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const comments = new Map<number, string>();
  const messages: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const text = quoted(node);
    if (text !== undefined && /[a-z]+ [a-z]+ /.test(text)) messages.push(text);
    for (const range of [
      ...(ts.getLeadingCommentRanges(code, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(code, node.end) ?? []),
    ]) {
      comments.set(range.pos, code.slice(range.pos, range.end));
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  const written = [...comments].sort(([a], [b]) => a - b).map(([, comment]) => comment);
  const joined = written.join('\n\n').replace(/(^\/\/.*)\n\n(?=\/\/)/gm, '$1\n');
  const words = joined.replace(/^\/\/ ?|^\/\*+ ?|\*+\/$|^ *\*(?!\/) ?/gm, '');
  return [
    ...passages(words).map((text) => ({ file, kind: 'comment' as const, text })),
    ...messages.map((text) => ({ file, kind: 'message' as const, text: plain(text) })),
  ];
}

function ofPage(file: string): Passage[] {
  const prose = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  return passages(prose).map((text) => ({ file, kind: 'page', text }));
}

const filesOf = (folder: string, extension: string, recursive = false) =>
  readdirSync(folder, { recursive, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => join(folder, file))
    .sort();

/** What the library says in English: comments and messages of `src`, and the pages. */
export function readTexts(): Passage[] {
  const sources = filesOf('src', '.ts', true).filter((file) => !file.startsWith('src/webassembly/modules/'));
  return [
    ...sources.flatMap(ofSource),
    ...[...filesOf('.', '.md'), ...filesOf('docs', '.md')].flatMap(ofPage),
  ];
}
