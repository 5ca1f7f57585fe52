/** The ten digits on a grid of 5 x 7 points, `#` for ink. */
const ROWS = [
  ' ###    #    ###  ####     #  #####   ##  #####  ###   ### ',
  '#   #  ##   #   #     #   ##  #      #        # #   # #   #',
  '#   # # #       #     #  # #  ####  #        #  #   # #   #',
  '#   #   #      #   ###  #  #      # ####    #    ###   ####',
  '#   #   #     #       # #####     # #   #   #   #   #     #',
  '#   #   #    #        #    #  #   # #   #  #    #   #    # ',
  ' ###  ##### ##### ####     #   ###   ###   #     ###   ##  ',
];

export const GLYPH_WIDTH = 5;
export const GLYPH_HEIGHT = 7;

/** The ink (0 or 1) of digit `digit` at point (`x`, `y`); nothing outside the glyph. */
export function inkAt(digit: number, x: number, y: number): number {
  if (x < 0 || x >= GLYPH_WIDTH || y < 0 || y >= GLYPH_HEIGHT) return 0;
  return Number(ROWS[y][digit * (GLYPH_WIDTH + 1) + x] === '#');
}
