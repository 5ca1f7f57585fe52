/**
 * Writes the generated parts of `docs/results.md`: `npm run results STORE...` takes the stores of `rethink-gen sweep`. A part
 * stands between two comments, `<!-- from: NAME -->` and `<!-- end -->`: the facts of an experiment, a table of its report, or
 * what `npm run findings` says; it stays as it is where its store is not given. Figures that the page shows are copied beside it.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const PAGE = 'docs/results.md';
const stores = process.argv.slice(2);
if (stores.length === 0) {
  console.log('usage: npm run results STORE... (the stores of rethink-gen sweep)');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'results-'));
command('report', ...stores, '--out', folder, '--no-png');
const { sections } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
  sections: { title: string; facts: Record<string, string>; problems: string[] }[];
};

/** Stores by their names alone, wherever they lie. */
function withoutFolders(text: string): string {
  return stores.reduce((changed, store) => changed.replaceAll(store, basename(store)), text);
}

/** Runs the built command; an exit code of 1 may mean that cells are missing, which the report tells. */
function command(...argv: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...argv], { encoding: 'utf8' });
  if (status === null || status > 1) throw new Error(stderr);
}

/** What a comment names; undefined where it is about an experiment whose store is not given. */
function part(name: string): string | undefined {
  if (name === 'findings') return findings();
  const [kind, experiment] = name.split(' ');
  if (kind !== 'facts') {
    const table = join(folder, `${name}.md`);
    return existsSync(table) ? readFileSync(table, 'utf8').trim() : undefined;
  }
  const section = sections.find(({ title }) => title.includes(`(${experiment},`));
  if (!section) return undefined;
  const { cells, seeds, data, 'made with': made, 'rethink-gen': code, ...rest } = section.facts;
  const facts = {
    command: made,
    cells,
    seeds,
    data,
    'merged table, SHA-256': rest['merged table, SHA-256'],
    code,
  };
  const lines = Object.entries(facts).map(([fact, value]) => `- ${fact}: \`${value}\``);
  return [...lines, ...section.problems.map((problem) => `- **${problem}**`)].join('\n');
}

function findings(): string {
  const tables = stores.map((store) => {
    const path = join(folder, `${basename(store)}.jsonl`);
    command('merge', store, '--out', path);
    return path;
  });
  const { stdout } = spawnSync('npm', ['run', '--silent', 'findings', ...tables], { encoding: 'utf8' });
  return `\`\`\`text\n${stdout.trim()}\n\`\`\``;
}

const page = readFileSync(PAGE, 'utf8').replace(
  /<!-- from: (.+?) -->[\s\S]*?<!-- end -->/g,
  (before, name: string) => {
    const text = part(name);
    return text === undefined ? before : `<!-- from: ${name} -->\n\n${withoutFolders(text)}\n\n<!-- end -->`;
  },
);
writeFileSync(PAGE, page);
for (const [, link] of page.matchAll(/!\[[^\]]*\]\((results\/[^)]+)\)/g)) {
  if (!existsSync(join(folder, basename(link)))) continue;
  const figure = join(dirname(PAGE), link);
  mkdirSync(dirname(figure), { recursive: true });
  copyFileSync(join(folder, basename(link)), figure);
}
rmSync(folder, { recursive: true });
