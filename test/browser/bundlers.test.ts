import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { corruptLabels, symmetric } from 'rethink-gen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILDING, installPacked, type Project } from '../package/project.js';
import { present, startChromium } from './chromium.js';
import { blocks, bundle, followGuide, headersOf, INSTALLED, serveFolder } from './recipes.js';

const [isolation, policy, strictPolicy] = blocks('http').map(headersOf);
const [copied, found, trusted] = blocks('js', 'Content-Security-Policy');

const { plan } = corruptLabels(new Int32Array(1_000_000), { noise: symmetric(0.4), classes: 10, seed: 42 });
const TRAINED = ['true labels: interpolated', 'random labels: interpolated'];
const worked = (fallbacks: number) => `2 workers picked ${plan.picked} labels, ${fallbacks} fallbacks`;

const TRUSTED_TYPES = { 'content-security-policy': "require-trusted-types-for 'script'" };

/** A page that is open, and what it has printed. */
interface Visit {
  readonly page: Page;
  readonly printed: string[];
  readonly leave: () => Promise<void>;
}

describe.skipIf(!present)('the recipes of docs/browser.md, in Chromium', () => {
  let project: Project;
  let browser: Browser;

  beforeAll(async () => {
    project = await installPacked(...INSTALLED);
    followGuide(project);
    browser = await startChromium();
  }, BUILDING);
  afterAll(async () => {
    await browser?.close();
    project?.remove();
  });

  async function visit(folder: string, headers: Record<string, string>): Promise<Visit> {
    const [server, address] = await serveFolder(folder, headers);
    const page = await browser.newPage();
    const printed: string[] = [];
    page.on('console', (message) => printed.push(message.text()));
    page.on('pageerror', ({ message }) => printed.push(message));
    await page.goto(address);
    const leave = async () => {
      await page.close();
      server.close();
    };
    return { page, printed, leave };
  }

  const said = (printed: readonly string[]) => printed.filter((line) => !/favicon|404/.test(line)).sort();

  describe.each(['esbuild', 'Vite', 'webpack 5', 'Rollup'])('%s', (bundler) => {
    let folder = '';
    beforeAll(() => {
      folder = bundle(project, bundler);
    }, 240_000);

    it.each([
      ['isolated', { ...isolation, ...policy }],
      ['not isolated', policy],
    ])('%s, under the policy: trains, and has live workers', async (_, headers) => {
      const { page, printed, leave } = await visit(folder, headers);
      const shared = headers !== policy;
      const fallback =
        /^rethink-gen: 2 workers: there is no shared memory, .*; send the page with Cross-Origin-/;
      const expected = [...TRAINED, worked(shared ? 0 : 1)];
      await expect
        .poll(() => said(printed).filter((line) => !fallback.test(line)), { timeout: 100_000 })
        .toEqual(expected.sort());
      expect(said(printed).filter((line) => fallback.test(line))).toHaveLength(shared ? 0 : 1);
      expect(page.workers()).toHaveLength(2);
      await leave();
    });
  });

  describe('workers under another policy', () => {
    const recipe = () => readFileSync(join(project.folder, 'workers.js'), 'utf8');
    const withCrew = (crew: string) =>
      recipe().replace('const crew = await startCrew({ workers: 2 });\n', crew);
    const build = (text: string, bundler = 'esbuild'): string => {
      project.write('page.js', text);
      return bundle(project, bundler);
    };

    it.each([
      ['the file that the guide copies', 'esbuild', copied, strictPolicy],
      ['the file that Vite finds', 'Vite', found, strictPolicy],
      ['the file that webpack finds', 'webpack 5', found, strictPolicy],
      ['an address of the own policy', 'esbuild', trusted, TRUSTED_TYPES],
    ])(
      '%s starts',
      async (_, bundler, crew, headers) => {
        const folder = build(withCrew(crew), bundler);
        const { page, printed, leave } = await visit(folder, { ...isolation, ...headers });
        await expect.poll(() => said(printed)).toEqual([worked(0)]);
        expect(page.workers()).toHaveLength(2);
        await leave();
      },
      240_000,
    );

    it.each([
      [
        'blob: is forbidden',
        recipe,
        strictPolicy,
        'its program could not be loaded; the Content-Security-Policy of',
      ],
      [
        'the page wants trusted types',
        recipe,
        TRUSTED_TYPES,
        /requires 'TrustedScriptURL' assignment.*; the Content-/,
      ],
      [
        'the file is missing',
        () => withCrew("const crew = await startCrew({ start: () => new Worker('/lost.js') });\n"),
        strictPolicy,
        'its program could not be loaded; `start` must start rethink-gen/parallel-worker, from an address',
      ],
    ])('%s: an Error with the cure', async (_, text, headers, part) => {
      const { page, printed, leave } = await visit(build(text()), headers);
      const error = /^(Uncaught )?.*a worker of the crew did not start: /;
      await expect.poll(() => printed.some((line) => error.test(line))).toBe(true);
      expect(printed.find((line) => error.test(line))).toMatch(part);
      // The browser takes note of their end a moment later.
      await expect.poll(() => page.workers()).toHaveLength(0);
      await leave();
    });

    it('works in JavaScript, and says so, if WebAssembly is forbidden', async () => {
      const headers = { 'content-security-policy': "default-src 'self'; worker-src blob:" };
      const { printed, leave } = await visit(build(recipe()), { ...isolation, ...headers });
      await expect.poll(() => printed).toContain(worked(1));
      expect(printed).toContainEqual(
        expect.stringMatching(/^rethink-gen: 2 workers: WebAssembly SIMD is missing or/),
      );
      await leave();
    });
  });

  it.each([
    [
      'threads of a minified bundle',
      isolation,
      /threads stopped \(.*\b\w is not defined\); call env\(\)\.set\(/,
    ],
    [
      'threads that the policy forbids',
      { ...isolation, ...strictPolicy },
      /threads stopped \(the Content-Security-Policy forbids workers from blob: addresses\); call env\(\)\.set\(/,
    ],
  ])('%s: without the line about them, an Error with the cure within 5 seconds', async (_, headers, text) => {
    const training = readFileSync(join(project.folder, 'training.js'), 'utf8');
    project.write('page.js', training.replace(/^env\(\).*\n/m, ''));
    const { printed, leave } = await visit(bundle(project, 'Vite'), headers);
    const told = expect.stringMatching(new RegExp(`the wasm backend did not start: .*${text.source}`));
    await expect.poll(() => printed, { timeout: 5_000 }).toContainEqual(told);
    await leave();
  });

  it('files in another place: an Error with the cure', async () => {
    const training = readFileSync(join(project.folder, 'training.js'), 'utf8');
    project.write('page.js', training.replace("setWasmPaths('/')", "setWasmPaths('/lost/')"));
    const { printed, leave } = await visit(bundle(project, 'Vite'), isolation);
    const told = expect.stringMatching(
      /did not start, for the reason on the console; serve the \.wasm files/,
    );
    await expect.poll(() => printed, { timeout: 5_000 }).toContainEqual(told);
    await leave();
  });
});
