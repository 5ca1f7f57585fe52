import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import { format } from '@vitest/pretty-format';
import fc from 'fast-check';

/** Stands in for Vitest while mutants run: it collects tests once, and each can be run again and again. */
type Body = (...row: never[]) => unknown;

interface Suite {
  readonly above: Suite | undefined;
  readonly name: string;
  readonly before: Body[];
}

export interface Test {
  readonly name: string;
  /** Which file it stands in, by its number. */
  readonly file: number;
  run(): Promise<void>;
}

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
export const expect = Object.assign((value: unknown) => chai.expect(value), chai.expect);
const bare = (text: string) => text.replace(/\s+/g, '');
chai.use(({ Assertion }, { flag }) =>
  Assertion.addMethod('toMatchInlineSnapshot', function (this: object, text: string) {
    const written = format(flag(this, 'object'), { printBasicPrototype: false, escapeString: false });
    chai.expect(bare(written)).to.equal(bare(text));
  }),
);
// the same samples in each run, and no search for the smallest of them
fc.configureGlobal({ seed: 1, endOnFailure: true });

const tests: Test[] = [];
let suite: Suite = { above: undefined, name: '', before: [] };
let file = 0;

/** The tests of a file, which its import adds. */
export async function collect(path: string, number: number): Promise<readonly Test[]> {
  const known = tests.length;
  suite = { above: undefined, name: '', before: [] };
  file = number;
  await import(path);
  return tests.slice(known);
}

const bodyOf = (rest: readonly unknown[]) => rest.find((each) => typeof each === 'function') as Body;

function addSuite(name: string, ...rest: unknown[]): void {
  const above = suite;
  suite = { above, name: `${above.name}${name} > `, before: [] };
  bodyOf(rest)();
  suite = above;
}

function addTest(name: string, ...rest: unknown[]): void {
  const body = bodyOf(rest);
  const within = suite;
  const run = async () => {
    const outermostFirst: Suite[] = [];
    for (let each: Suite | undefined = within; each !== undefined; each = each.above)
      outermostFirst.unshift(each);
    for (const { before } of outermostFirst) for (const prepare of before) await prepare();
    await body();
  };
  tests.push({ name: within.name + name, file, run });
}

function withRows(add: (name: string, ...rest: unknown[]) => void) {
  const each =
    (rows: readonly unknown[]) =>
    (name: string, ...rest: unknown[]) => {
      const spread = rows.every(Array.isArray);
      rows.forEach((row, index) =>
        add(`${name} #${index}`, () => bodyOf(rest)(...((spread ? row : [row]) as never[]))),
      );
    };
  const skip = () => undefined;
  return Object.assign(add, { each, skip, skipIf: (left: boolean) => (left ? skip : add), concurrent: add });
}

export const describe = withRows(addSuite);
export const it = withRows(addTest);
export const test = it;
export const beforeAll = (body: Body) => suite.before.push(body);
export const beforeEach = beforeAll;
export const afterAll = () => undefined;
export const afterEach = afterAll;
