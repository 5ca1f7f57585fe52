import { percent } from './percent.js';

/** What a curve is of, which decides how it is drawn. */
export type CurveKind = 'clean' | 'corrupted' | 'truth' | 'test' | 'train';

/** A curve: its name, which is written at its end, and its points, [epoch, share]. */
export interface Curve {
  readonly kind: CurveKind;
  readonly name: string;
  readonly points: readonly (readonly [epoch: number, share: number])[];
}

/** What a chart shows. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly curves: readonly Curve[];
  /** The place of the moment that is looked at; what comes after it is faint. */
  readonly at: number;
  /** The epochs that the axis reaches to. */
  readonly reach: number;
  /** The share that guessing gets right. */
  readonly guessing: number;
  readonly marker?: { readonly epoch: number; readonly text: string } | undefined;
}

const MARGIN = { left: 44, top: 28, bottom: 36 } as const;

/** Pixels that a letter of a label takes on average, and the room for labels beside the curves. */
const letter = (width: number) => (width < 500 ? 6.9 : 7.4);
const labelRoom = (width: number) => (width < 500 ? 128 : 150);

/** Where epochs and shares lie in a chart; the scrubber below has the same ends. */
export function scales({ width, height, reach }: Pick<Chart, 'width' | 'height' | 'reach'>) {
  const right = width - labelRoom(width);
  return {
    left: MARGIN.left,
    right,
    x: (epoch: number) => MARGIN.left + ((right - MARGIN.left) * epoch) / reach,
    y: (share: number) => height - MARGIN.bottom - (height - MARGIN.top - MARGIN.bottom) * share,
  };
}

type Scales = ReturnType<typeof scales>;

/** The chart as the contents of an SVG element. */
export function drawChart(chart: Chart): string {
  const scale = scales(chart);
  const names = endNames(chart, scale);
  return [
    grid(chart, scale, names),
    chart.marker ? marker(chart.marker, scale) : '',
    ...chart.curves.map((curve) => line(curve, chart.at, scale)),
    ...names.map(
      ({ kind, text, left, top }) =>
        `<text class="name ${kind}" x="${left.toFixed(1)}" y="${top.toFixed(1)}">${text}</text>`,
    ),
  ].join('');
}

/** The points of a path, to a tenth of a pixel. */
export function path(points: Curve['points'], { x, y }: Pick<Scales, 'x' | 'y'>): string {
  return points
    .map(([epoch, share], k) => `${k ? 'L' : 'M'}${x(epoch).toFixed(1)} ${y(share).toFixed(1)}`)
    .join('');
}

function grid(
  { reach, guessing, height, width }: Chart,
  { left, right, x, y }: Scales,
  names: readonly EndName[],
): string {
  const shares = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path class="rule" d="M${left} ${y(share)}H${right}"/>` +
      `<text x="${left - 8}" y="${y(share) + 4}" text-anchor="end">${share * 100}${share === 1 ? ' %' : ''}</text>`,
  );
  const step = reach > 60 ? 20 : reach > 24 ? 10 : reach > 10 ? 5 : 2;
  const ticks = Array.from({ length: Math.floor(reach / step) + 1 }, (_, k) => k * step).map(
    (epoch) => `<text x="${x(epoch)}" y="${y(0) + 17}" text-anchor="middle">${epoch}</text>`,
  );
  const isFree = names.every(
    ({ left, top, text }) =>
      left + text.length * letter(width) < right || Math.abs(top - y(guessing) - 4) > 14,
  );
  return (
    shares.join('') +
    ticks.join('') +
    `<text x="${right}" y="${height - 3}" text-anchor="end">epochs</text>` +
    `<path class="guessing" d="M${left} ${y(guessing)}H${right}"/>` +
    (isFree ? `<text class="aside" x="${right + 6}" y="${y(guessing) + 4}">guessing</text>` : '')
  );
}

function marker({ epoch, text }: NonNullable<Chart['marker']>, { left, right, x, y }: Scales): string {
  const [at, width] = [x(epoch), text.length * letter(right)];
  const anchor = at - width > left - 30 ? 'end' : 'start';
  const from = anchor === 'end' ? Math.min(at + 4, right) : Math.max(at - 4, left);
  return (
    `<path class="marker" d="M${at.toFixed(1)} ${y(1) - 8}V${y(0)}"/>` +
    `<text class="marker-text" x="${from.toFixed(1)}" y="${y(1) - 13}" text-anchor="${anchor}">${text}</text>`
  );
}

function line({ kind, points }: Curve, at: number, scale: Scales): string {
  const [past, future] = [points.slice(0, at + 1), points.slice(at)];
  const end = past.at(-1);
  const dot = end
    ? `<circle class="dot ${kind}" cx="${scale.x(end[0]).toFixed(1)}" cy="${scale.y(end[1]).toFixed(1)}" r="4"/>`
    : '';
  const faint = future.length > 1 ? `<path class="curve later ${kind}" d="${path(future, scale)}"/>` : '';
  return `${faint}<path class="curve ${kind}" d="${path(past, scale)}"/>${dot}`;
}

/** The name of a curve with its value, and where it stands. */
interface EndName {
  readonly kind: CurveKind;
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

/** The names of the curves, beside their ends, one below the other. */
function endNames({ curves, at, width }: Chart, { x, y }: Scales): readonly EndName[] {
  const names = curves
    .flatMap(({ kind, name, points }) => {
      const end = points[Math.min(at, points.length - 1)];
      return end ? [{ kind, text: `${name} ${percent(end[1])}`, x: x(end[0]) + 9, y: y(end[1]) + 4 }] : [];
    })
    .sort((a, b) => a.y - b.y);
  let top = Number.NEGATIVE_INFINITY;
  return names.map(({ kind, text, ...place }) => {
    top = Math.max(place.y, top + 16);
    return { kind, text, top, left: Math.min(place.x, width - text.length * letter(width)) };
  });
}
