import { createHash } from 'node:crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** SHA-256 of the table that every sweep of so many squares ends with, however it went; written here, not by the sweep. */
export const squaresTable = (cells: number): string =>
  sha256(
    Array.from({ length: cells }, (_, n) => ({ n, id: sha256(`{"n":${n}}`) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ n, id }) => {
        const result = `{"square":${n * n}}`;
        return `{"cell":{"n":${n}},"digest":"${sha256(result)}","id":"${id}","result":${result}}\n`;
      })
      .join(''),
  );
