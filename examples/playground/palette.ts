/** A colour as three numbers from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The colours that canvases are painted with. */
export const COLOURS = ['paper', 'panel', 'ink', 'soft', 'clean', 'corrupted', 'truth'] as const;

/** The page's colours as they are now, light or dark. */
export type Palette = Readonly<Record<(typeof COLOURS)[number], Colour>>;

/** Reads the colours from the style sheet. */
export function readPalette(): Palette {
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);
  const entries = COLOURS.map((name) => {
    probe.style.color = `var(--${name})`;
    const [red, green, blue] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    return [name, [red, green, blue]];
  });
  probe.remove();
  return Object.fromEntries(entries);
}
