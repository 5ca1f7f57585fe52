/**
 * Writes `docs/statements.md`, the generated parts of `docs/results.md` and its figures from the tables in `docs/results`
 * (`NAME.jsonl`, what `rethink-gen merge` wrote for the experiments at scale small): `npm run results`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './findings/pages/generated-files.js';

const DOCS = 'docs';
const page = readFileSync(join(DOCS, 'results.md'), 'utf8');
for (const [path, text] of generatedFiles(join(DOCS, 'results'), page)) writeFileSync(join(DOCS, path), text);
