import type { KernelCell, KernelResult } from 'rethink-gen/experiments';
import type { Row } from '../rows.js';
import { markdownTable } from './markdown-table.js';

/** What the paper says of MNIST in section 5: errors in per cent, and norms ("approximately"). */
const PAPER = { images: 60_000, pixels: [1.2, 220], gabor: [0.6, 390] } as const;

/** Test error and norm of both kernels by the number of images, and the paper's. */
export function kernelSizeText(rows: readonly Row[]): string {
  const cells = rows as unknown as readonly { readonly cell: KernelCell; readonly result: KernelResult }[];
  const sizes = [...new Set(cells.map(({ cell }) => cell.data.train))].sort((a, b) => a - b);
  const of = (images: number, features: KernelCell['features']) => {
    const found = cells.find(({ cell }) => cell.data.train === images && cell.features === features);
    if (!found) throw new Error(`no cell of ${images} images on ${features}`);
    return [100 * found.result.testError, found.result.norm] as const;
  };
  const line = (
    images: string,
    pixels: readonly [number, number],
    gabor: readonly [number, number],
    digits: number,
  ) => [
    images,
    ...[pixels, gabor].flatMap(([error, norm]) => [`${error.toFixed(digits)} %`, norm.toFixed(0)]),
    (gabor[1] / pixels[1]).toFixed(2),
  ];
  return markdownTable(
    ['images', 'error, pixels', 'norm', 'error, Gabor features', 'norm', 'quotient of the norms'],
    [
      ...sizes.map((images) =>
        line(images.toLocaleString('en'), of(images, 'pixels'), of(images, 'gabor'), 2),
      ),
      line(`${PAPER.images.toLocaleString('en')}, the paper`, PAPER.pixels, PAPER.gabor, 1),
    ],
  );
}
