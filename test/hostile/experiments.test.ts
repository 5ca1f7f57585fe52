import { checkEntry } from './check-entry.js';

checkEntry('experiments');
