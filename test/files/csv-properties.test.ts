import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { corruptLabels, symmetric } from 'rethink-gen';
import { corruptLabelFile, verifyFile } from 'rethink-gen/node';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rethink-gen-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Text with what makes CSV hard: quotes, separators, line ends, spaces, letters of several bytes. */
const hardText = fc.array(
  fc.constantFrom('"', ',', '\t', '\n', '\r\n', ' ', 'a', 'é', '猫', '😀', '=', "'"),
  { maxLength: 5 },
);
const cell = fc.record({ text: hardText.map((parts) => parts.join('')), quoted: fc.boolean() });
const CLASSES = ['cat', 'dog', 'a "b", c', '猫', 'two\nlines'];

/** A table: how it is written, its rows of cells, and where among them the label stands. */
const table = fc
  .record({
    columns: fc.integer({ min: 0, max: 3 }),
    rows: fc.integer({ min: 1, max: 12 }),
    ends: fc.constantFrom('\n', '\r\n'),
    separator: fc.constantFrom(',', '\t'),
    mark: fc.boolean(),
    last: fc.boolean(),
  })
  .chain((form) =>
    fc.record({
      form: fc.constant(form),
      at: fc.integer({ min: 0, max: form.columns }),
      labels: fc.array(fc.record({ k: fc.nat(CLASSES.length - 1), quoted: fc.boolean() }), {
        minLength: form.rows,
        maxLength: form.rows,
      }),
      cells: fc.array(fc.array(cell, { minLength: form.columns, maxLength: form.columns }), {
        minLength: form.rows,
        maxLength: form.rows,
      }),
    }),
  );

type Table = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

function written(text: string, quoted: boolean, separator: string): string {
  return quoted || /["\r\n]/.test(text) || text.includes(separator)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** The table as text, with these labels. */
function textOf({ form, at, labels, cells }: Table, classOf: readonly number[]): string {
  const { columns, ends, separator, mark, last } = form;
  const place = (own: readonly string[], label: string) => [...own.slice(0, at), label, ...own.slice(at)];
  const head = place(
    Array.from({ length: columns }, (_, k) => `column ${k}`),
    'label',
  );
  const lines = cells.map((own, i) =>
    place(
      own.map(({ text, quoted }) => written(text, quoted, separator)),
      // a label that needs quotes keeps them when another class takes its place
      written(
        CLASSES[classOf[i]],
        labels[i].quoted || written(CLASSES[labels[i].k], false, separator).startsWith('"'),
        separator,
      ),
    ),
  );
  const body = [head, ...lines].map((fields) => fields.join(separator)).join(ends);
  return `${mark ? '\ufeff' : ''}${body}${last ? ends : ''}`;
}

it('changes labels in any table, and no other byte; its record is true', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.nat(), fc.boolean(), async (data, seed, compressed) => {
      const { form, labels } = data;
      const before = labels.map(({ k }) => k);
      const name = `t.${form.separator === ',' ? 'csv' : 'tsv'}${compressed ? '.gz' : ''}`;
      const [path, out, record] = [
        join(folder, name),
        join(folder, `out-${name}`),
        join(folder, 'record.json'),
      ];
      const bytes = Buffer.from(textOf(data, before));
      writeFileSync(path, compressed ? gzipSync(bytes) : bytes);
      await corruptLabelFile(path, {
        noise: symmetric(0.6),
        classes: CLASSES,
        seed,
        out,
        record,
        force: true,
      });
      const noisy = Array.from(
        corruptLabels(Int32Array.from(before), { noise: symmetric(0.6), classes: 5, seed }).labels,
      );
      const result = readFileSync(out);
      const text = (compressed ? gunzipSync(result) : result).toString('utf8');
      expect(text).toBe(textOf(data, noisy));
      const rows: Record<string, string>[] = parse(text, {
        columns: true,
        bom: true,
        delimiter: form.separator,
      });
      expect(rows.map(({ label }) => label)).toEqual(noisy.map((k) => CLASSES[k]));
      expect(await verifyFile(record, out)).toMatchObject({ ok: true, derived: true });
    }),
    { numRuns: 150 },
  );
});
