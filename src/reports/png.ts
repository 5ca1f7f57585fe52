import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFonts } from './fonts.js';

type Rasterizer = (svg: string) => Uint8Array;

/** Pixels of the PNG for each pixel of the SVG: 300 dots an inch if a figure is 3.2 inches wide. */
export const PNG_SCALE = 2;

/** What resvg calls the font that it takes if it has none of those asked for. */
const DEFAULT_FAMILY = 'Source Sans 3';

/**
 * Starts resvg, which draws SVG in WebAssembly: the same picture on every machine, with the font of this package and no
 * other.
 */
export async function openRasterizer(): Promise<Rasterizer> {
  const { initWasm, Resvg } = await importResvg();
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(wasm)).catch(unlessStarted);
  const font = { fontBuffers: readFonts(), defaultFontFamily: DEFAULT_FAMILY };
  return (svg) => {
    const drawing = new Resvg(svg, {
      font,
      background: '#ffffff',
      fitTo: { mode: 'zoom', value: PNG_SCALE },
    });
    try {
      return drawing.render().asPng();
    } finally {
      drawing.free();
    }
  };
}

/** resvg may be started only once in a process, and other code may have done so. */
function unlessStarted(error: unknown): void {
  if (!String(error).includes('Already initialized')) throw error;
}

async function importResvg(): Promise<typeof import('@resvg/resvg-wasm')> {
  try {
    return await import('@resvg/resvg-wasm');
  } catch {
    throw new Error(
      'PNG files need the package @resvg/resvg-wasm, which is missing; npm install @resvg/resvg-wasm, or leave PNG out (--no-png, png: false)',
    );
  }
}
