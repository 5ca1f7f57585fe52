/**
 * What published tables say of the paper's claims: `npm run findings [FOLDER]`, a folder of `NAME.jsonl`, one for each experiment
 * at scale small (default `docs/results`). Exits with 1 unless every claim is shown.
 */
import { decide } from './findings/decide.js';
import { findingLine } from './findings/finding-line.js';
import { readTables } from './findings/read-tables.js';

const [folder = 'docs/results'] = process.argv.slice(2);
const findings = decide(readTables(folder));
for (const finding of findings) console.log(findingLine(finding));
process.exitCode = findings.every(({ verdict }) => verdict === 'shown') ? 0 : 1;
