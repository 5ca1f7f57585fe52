import { readFileSync } from 'node:fs';

/** The letters of the figures: Source Sans 3 if it is there, as it is in every PNG file, else what the viewer has. */
export const FONT_FAMILY = "'Source Sans 3', 'Source Sans Pro', Helvetica, Arial, sans-serif";

/** Regular and semibold, Latin letters (SIL Open Font License 1.1, beside the files), in a folder beside this program. */
const WEIGHTS = [400, 600] as const;

/** The font files that come with the package, so that text looks the same on a machine without fonts. */
export function readFonts(): Uint8Array[] {
  return WEIGHTS.map(readFont);
}

export function fontFaces(): string {
  return WEIGHTS.map((weight) => {
    const data = Buffer.from(readFont(weight)).toString('base64');
    return `@font-face { font-family: 'Source Sans 3'; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}) format('woff2'); }\n`;
  }).join('');
}

function readFont(weight: number): Uint8Array {
  const file = `./fonts/source-sans-3-latin-${weight}-normal.woff2`;
  return new Uint8Array(readFileSync(new URL(file, import.meta.url)));
}
