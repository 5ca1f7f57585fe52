import { checkEntry } from './check-entry.js';

checkEntry('wasm-training');
