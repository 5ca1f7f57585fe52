import * as g from './geometry';

/**
 * Writes where the taps of `count` output pixels (over all images) begin, or `zeros` for those beyond the image: the taps of
 * pixel `i` of every four lie `4 * i` bytes behind, 16 bytes from one tap to the next, and the fours one behind the other.
 */
export function writeTaps(images: usize, pixel: i32, count: i32, zeros: usize, table: usize): void {
  const area = g.outHeight * g.outWidth;
  const bytes = (<usize>g.inChannels) << 2;
  const skip = (<usize>(g.filterHeight * g.filterWidth)) << 4;
  for (let i = 0; i < count; i++) {
    const image = (pixel + i) / area;
    const place = pixel + i - image * area;
    const row = place / g.outWidth;
    const top = row * g.strideHeight - g.padTop;
    const left = (place - row * g.outWidth) * g.strideWidth - g.padLeft;
    const start = images + <usize>(image * g.inHeight * g.inWidth) * bytes;
    let at = table + <usize>(i >> 2) * skip + ((<usize>(i & 3)) << 2);
    for (let y = top; y < top + g.filterHeight; y++) {
      for (let x = left; x < left + g.filterWidth; x++) {
        const inside = <u32>y < <u32>g.inHeight && <u32>x < <u32>g.inWidth;
        store<u32>(at, <u32>(inside ? start + <usize>(y * g.inWidth + x) * bytes : zeros));
        at += 16;
      }
    }
  }
}

/** Writes where one tap of `count` output pixels begins, 4 bytes from one pixel to the next. */
export function writeTap(images: usize, tap: i32, pixel: i32, count: i32, zeros: usize, table: usize): void {
  const bytes = (<usize>g.inChannels) << 2;
  const down = tap / g.filterWidth - g.padTop;
  const right = (tap % g.filterWidth) - g.padLeft;
  const area = g.outHeight * g.outWidth;
  let image = pixel / area;
  let row = (pixel - image * area) / g.outWidth;
  let column = pixel - image * area - row * g.outWidth;
  const end = table + ((<usize>count) << 2);
  for (; table < end; table += 4) {
    const y = row * g.strideHeight + down;
    const x = column * g.strideWidth + right;
    const inside = <u32>y < <u32>g.inHeight && <u32>x < <u32>g.inWidth;
    const at = images + <usize>((image * g.inHeight + y) * g.inWidth + x) * bytes;
    store<u32>(table, <u32>(inside ? at : zeros));
    if (++column === g.outWidth) {
      column = 0;
      if (++row === g.outHeight) {
        row = 0;
        image++;
      }
    }
  }
}
