import {
  filterHeight,
  filterWidth,
  inChannels,
  inHeight,
  inWidth,
  outHeight,
  outWidth,
  padLeft,
  padTop,
  strideHeight,
  strideWidth,
} from './geometry';

/**
 * Writes where the taps of `count` output pixels (over all images) begin, or `zeros` for those beyond the image: the taps of
 * pixel `i` of every four lie `4 * i` bytes behind, 16 bytes from one tap to the next, and the fours one behind the other.
 */
export function writeTaps(images: usize, pixel: i32, count: i32, zeros: usize, table: usize): void {
  const area = outHeight * outWidth;
  const bytes = (<usize>inChannels) << 2;
  const skip = (<usize>(filterHeight * filterWidth)) << 4;
  for (let i = 0; i < count; i++) {
    const image = (pixel + i) / area;
    const place = pixel + i - image * area;
    const row = place / outWidth;
    const top = row * strideHeight - padTop;
    const left = (place - row * outWidth) * strideWidth - padLeft;
    const start = images + <usize>(image * inHeight * inWidth) * bytes;
    let at = table + <usize>(i >> 2) * skip + ((<usize>(i & 3)) << 2);
    for (let y = top; y < top + filterHeight; y++) {
      for (let x = left; x < left + filterWidth; x++) {
        const inside = <u32>y < <u32>inHeight && <u32>x < <u32>inWidth;
        store<u32>(at, <u32>(inside ? start + <usize>(y * inWidth + x) * bytes : zeros));
        at += 16;
      }
    }
  }
}

/** Writes where one tap of `count` output pixels begins, 4 bytes from one pixel to the next. */
export function writeTap(images: usize, tap: i32, pixel: i32, count: i32, zeros: usize, table: usize): void {
  const bytes = (<usize>inChannels) << 2;
  const down = tap / filterWidth - padTop;
  const right = (tap % filterWidth) - padLeft;
  const area = outHeight * outWidth;
  let image = pixel / area;
  let row = (pixel - image * area) / outWidth;
  let column = pixel - image * area - row * outWidth;
  const end = table + ((<usize>count) << 2);
  for (; table < end; table += 4) {
    const y = row * strideHeight + down;
    const x = column * strideWidth + right;
    const inside = <u32>y < <u32>inHeight && <u32>x < <u32>inWidth;
    const at = images + <usize>((image * inHeight + y) * inWidth + x) * bytes;
    store<u32>(table, <u32>(inside ? at : zeros));
    if (++column === outWidth) {
      column = 0;
      if (++row === outHeight) {
        row = 0;
        image++;
      }
    }
  }
}
