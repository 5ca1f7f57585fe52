import {
  corruptData,
  corruptionOf,
  generateDigits,
  type RandomizationTestResult,
  type Regime,
} from 'rethink-gen/experiments';
import { greyPng } from './grey-png.js';

/** The colours of a theme. */
export interface Theme {
  readonly ink: string;
  readonly soft: string;
  readonly track: string;
  readonly right: string;
  readonly wrong: string;
}

/** Those of GitHub's pages, light and dark; green and orange differ for the colour-blind too. */
export const THEMES = {
  light: { ink: '#1f2328', soft: '#59636e', track: '#e4e7eb', right: '#00785a', wrong: '#c2500a' },
  dark: { ink: '#e6edf3', soft: '#9198a1', track: '#2b323b', right: '#35c79a', wrong: '#f0a33a' },
} as const satisfies Record<string, Theme>;

/** What stands above a regime's images: its name in two lines, and what is done. */
const HEADINGS = {
  'true labels': ['True', 'labels', 'as they are'],
  'partially corrupted labels': ['Partially', 'corrupted labels', 'half of them redrawn'],
  'random labels': ['Random', 'labels', 'all redrawn'],
  'shuffled pixels': ['Shuffled', 'pixels', 'one order for all'],
  'random pixels': ['Random', 'pixels', 'an order for each'],
  gaussian: ['Gaussian', 'noise', 'every pixel redrawn'],
} as const satisfies Record<Regime, readonly [string, string, string]>;

/** The training images that are shown, by position. */
const SHOWN = [0, 2, 7, 8];

/** Pixels of the picture: of an image's side, from one image to the next, of a bar, and from one regime to the next. */
const [SIDE, ACROSS, DOWN, BAR, COLUMN] = [60, 66, 86, 126, 152];
const [MARGIN, WIDTH, HEIGHT] = [12, 910, 346];

/**
 * The result of the quick start as a picture: the same images under each regime, and below them how much the network fits and
 * how much of the test set it gets right.
 */
export function drawStrip({ results, settings, dataset }: RandomizationTestResult, theme: Theme): string {
  const digits = generateDigits({ seed: settings.seed, train: dataset.train, test: 1 });
  const columns = results.map(({ regime, last }, k) => {
    const { corruption, rate } = corruptionOf(regime, settings.rate);
    const { train } = corruptData(digits, corruption, rate, settings.seed, settings.split);
    const tiles = SHOWN.map((example, place) => {
      const [x, y] = [(place % 2) * ACROSS, 62 + Math.floor(place / 2) * DOWN];
      const label = labelTexts(digits.train.labels[example], train.labels[example]);
      return `${image(train.images, example, x, y)}<text x="${x + SIDE / 2}" y="${y + 76}" class="l">${label}</text>`;
    });
    const [first, second, done] = HEADINGS[regime];
    const heading = `<text y="18" class="n">${first}<tspan x="0" dy="17">${second}</tspan></text>${text(51, 's', done)}`;
    const fitted = bar(242, shareOf(last.trainError), 'ink', 'fitted');
    const guessing = 1 / dataset.classes;
    const right =
      bar(302, shareOf(last.testError), 'right', 'right', guessing) + text(341, 's', 'on new images');
    const legend = k === 0 ? text(298, 's', 'guessing', guessing * BAR + 5) : '';
    return `<g transform="translate(${MARGIN + k * COLUMN})">${heading}${tiles.join('')}${fitted}${right}${legend}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">
<title>${description(results)}</title>
<style>${style(theme)}</style>
${columns.join('\n')}
</svg>
`;
}

/** The picture in words. */
export function description(results: RandomizationTestResult['results']): string {
  const shares = results.map(
    ({ regime, last }) =>
      `${regime}: ${percent(shareOf(last.trainError))} fitted, ${percent(shareOf(last.testError))} right on new images`,
  );
  return `The same four images under each of the six regimes. ${shares.join('; ')}.`;
}

function shareOf(error: number | null): number {
  if (error === null) throw new Error('the quick start measures both errors after its last epoch');
  return 1 - error;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

const text = (y: number, name: string, content: string, x = 0) =>
  `<text x="${x.toFixed(1)}" y="${y}" class="${name}">${content}</text>`;

function labelTexts(original: number, given: number): string {
  return original === given
    ? `${given}`
    : `<tspan class="o">${original}</tspan><tspan class="w"> ${given}</tspan>`;
}

function image(images: ArrayLike<number>, example: number, x: number, y: number): string {
  const grey = Uint8Array.from({ length: 256 }, (_, i) => {
    const value = images[example * 256 + i];
    const byte = images instanceof Float32Array ? value * 255 : value;
    return 255 - Math.min(255, Math.max(0, Math.round(byte)));
  });
  const data = greyPng(grey, 16).toString('base64');
  return `<image x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" href="data:image/png;base64,${data}"/>`;
}

/** A share as a bar and in words, with a mark at the share of guessing if there is one. */
function bar(y: number, share: number, name: string, word: string, guessing?: number): string {
  const rect = (of: string, width: number) =>
    `<rect y="${y}" width="${width.toFixed(1)}" height="10" class="${of}"/>`;
  const mark = guessing && `<path d="M${(guessing * BAR).toFixed(1)} ${y - 12}v25" class="g"/>`;
  const words = text(y + 25, `v ${name}`, `${percent(share)} ${word}`);
  return `${rect('t', BAR)}${rect(name, share * BAR)}${mark ?? ''}${words}`;
}

const style = ({ ink, soft, track, right, wrong }: Theme) =>
  `text{font:13px system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif;fill:${ink}}image{image-rendering:pixelated}` +
  `text.n{font-weight:650;font-size:14px}text.s{font-size:12px;fill:${soft}}text.l{text-anchor:middle;font-weight:600}` +
  `.o{fill:${soft};font-weight:400;text-decoration:line-through}.w{fill:${wrong}}.t{fill:${track}}` +
  `text.v{font-weight:650}.ink{fill:${ink}}text.right,.right{fill:${right}}.g{stroke:${ink};stroke-dasharray:2 2}`;
