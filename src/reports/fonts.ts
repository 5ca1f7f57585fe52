import { readFileSync } from 'node:fs';

/** The letters of the figures: Source Sans 3 where it is there, as it is in every PNG file, else what the viewer has. */
export const FONT_FAMILY = "'Source Sans 3', 'Source Sans Pro', Helvetica, Arial, sans-serif";

/** Regular and semibold, Latin letters (SIL Open Font License 1.1, beside the files), in a folder beside this program. */
const FILES = ['source-sans-3-latin-400-normal.woff2', 'source-sans-3-latin-600-normal.woff2'];

/** The font files that come with the package, so that text looks the same on a machine without fonts. */
export function readFonts(): Uint8Array[] {
  return FILES.map((file) => new Uint8Array(readFileSync(new URL(`./fonts/${file}`, import.meta.url))));
}
