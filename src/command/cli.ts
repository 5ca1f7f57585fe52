#!/usr/bin/env node
import { main } from './main.js';

declare const PACKAGE_VERSION: string;

process.exitCode = await main(process.argv.slice(2), PACKAGE_VERSION);
