const CELL = 24;
const LEFT = 46;
const TOP = 58;

/** Colours for a light and for a dark page; a picture has its own ground, so it is legible on either. */
export const STYLE = `<style>
.ground{fill:#fff}.ink{fill:#1c2733}.dim{fill:#5b6773}.cell{fill:#1d5fa8}.on{fill:#fff}
text{font:12px system-ui,sans-serif}.cell-text{font-size:10px;text-anchor:middle}
@media (prefers-color-scheme:dark){.ground{fill:#14191f}.ink{fill:#e6ebf0}.dim{fill:#9aa7b4}.cell{fill:#5aa5ee}.on{fill:#0b1016}}
</style>`;

/** Matrices side by side: each with a title and the shares of each row, which sum to 1. */
export function matrixPicture(
  matrices: readonly { readonly title: string; readonly shares: readonly (readonly number[])[] }[],
): string {
  const size = matrices[0].shares.length * CELL;
  const step = LEFT + size + 20;
  const [width, height] = [matrices.length * step, TOP + size + 16];
  const drawn = matrices.map(
    ({ title, shares }, at) => `<g transform="translate(${at * step})">
<text class="ink" x="${LEFT}" y="20" font-weight="600">${title}</text>
<text class="dim" x="${LEFT}" y="38">noisy label</text>
<text class="dim" transform="translate(16 ${TOP + size}) rotate(-90)">true label</text>
${shares.map((row, y) => rowOf(row, y)).join('\n')}
</g>`,
  );
  const names = matrices.map(({ title }) => title).join(' and ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${names}">
${STYLE}
<rect class="ground" width="${width}" height="${height}" rx="8"/>
${drawn.join('\n')}
</svg>
`;
}

function rowOf(row: readonly number[], y: number): string {
  const top = TOP + y * CELL;
  const middle = top + CELL / 2 + 3;
  const ticks = `<text class="dim cell-text" x="${LEFT - 10}" y="${middle}">${y}</text><text class="dim cell-text" x="${LEFT + y * CELL + CELL / 2}" y="${TOP - 6}">${y}</text>`;
  const cells = row.map((share, x) => {
    if (share === 0) return '';
    const left = LEFT + x * CELL;
    const opacity = Number((0.1 + 0.9 * share).toFixed(2));
    const percent = Math.round(100 * share);
    const text = `<text class="cell-text ${opacity > 0.75 ? 'on' : 'ink'}" x="${left + CELL / 2}" y="${middle}">${percent || '&lt;1'}</text>`;
    return `<rect class="cell" x="${left + 1}" y="${top + 1}" width="${CELL - 2}" height="${CELL - 2}" rx="3" fill-opacity="${opacity}"/>${text}`;
  });
  return ticks + cells.join('');
}
