import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** A JavaScript engine that can run the golden script. */
export interface Engine {
  readonly name: string;
  /** What must be installed, and whether it is. */
  readonly needs: string;
  readonly present: () => boolean;
  /** Runs a script, then returns the text that `golden.report()` returns. */
  readonly run: (script: string) => string | Promise<string>;
}

const REPORT = 'golden.report()';

/** The first of some programs that is on the path. */
function findProgram(names: readonly (string | undefined)[]): string | undefined {
  return names.find((name) => name && spawnSync('which', [name]).status === 0);
}

const findJsc = () => findProgram([process.env.JSC, 'jsc']);
const findFirefox = () => findProgram([process.env.FIREFOX, 'firefox-esr', 'firefox']);

/** V8, in a context of its own that has the language and nothing of Node. */
const v8: Engine = {
  name: `V8 ${process.versions.v8}`,
  needs: 'Node',
  present: () => true,
  run: (script) => runInNewContext(`${script};${REPORT}`),
};

/** QuickJS, an interpreter without a just-in-time compiler, compiled to WebAssembly. */
const quickjs: Engine = {
  name: 'QuickJS',
  needs: 'the npm package quickjs-emscripten',
  present: () => true,
  run: async (script) => {
    const { getQuickJS } = await import('quickjs-emscripten');
    return String((await getQuickJS()).evalCode(`${script};${REPORT}`));
  },
};

/** The shell of JavaScriptCore, the engine of Safari and bun. */
const javaScriptCore: Engine = {
  name: 'JavaScriptCore',
  needs: "jsc (Debian's libjavascriptcoregtk-4.0-bin, or its path in JSC)",
  present: () => findJsc() !== undefined,
  run: (script) => {
    const folder = mkdtempSync(join(tmpdir(), 'rethink-gen-'));
    try {
      const file = join(folder, 'golden.js');
      writeFileSync(file, `${script};print(${REPORT})`);
      return execFileSync(findJsc() ?? 'jsc', [file], { encoding: 'utf8' }).trim();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** SpiderMonkey, within Firefox. */
const spiderMonkey: Engine = {
  name: 'SpiderMonkey',
  needs: "firefox-esr (Debian's, or its path in FIREFOX)",
  present: () => findFirefox() !== undefined,
  run: async (script) => {
    const { launch } = await import('puppeteer-core');
    const executablePath = execFileSync('which', [findFirefox() ?? 'firefox'], { encoding: 'utf8' }).trim();
    const browser = await launch({ browser: 'firefox', executablePath, headless: true });
    try {
      const page = await browser.newPage();
      return (await page.evaluate(`${script};${REPORT}`)) as string;
    } finally {
      await browser.close();
    }
  },
};

/** The engines, those that every machine with Node has first. */
export const engines: readonly Engine[] = [v8, quickjs, javaScriptCore, spiderMonkey];
