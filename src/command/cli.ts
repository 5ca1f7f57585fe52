#!/usr/bin/env node
import { main } from './main.js';
import { watchOutput } from './output.js';

declare const PACKAGE_VERSION: string;

watchOutput();
process.exitCode = await main(process.argv.slice(2), PACKAGE_VERSION);
