import type { RenderFunction } from '@observablehq/plot';
import type { Corner, Figure, Point } from './figure.js';
import { colourOf, LEVEL, outlineOf } from './marks.js';

const NEUTRAL = '#555555';

const LINE = 16;
const PADDING = 6;
const SWATCH = 24;
const GAP = 7;
/** Pixels between the frame and the ends of the axes. */
export const INSET = 6;
/** Pixels between a legend and the frame. */
const EDGE = 8;
/** Pixels between the frame and a legend below the axis, and how wide that may be. */
const [AXIS, BELOW] = [46, 400];
/** Pixels that a legend keeps away from a point. */
const NEAR = 5;
/** Pixels that a character takes on the average, in the size of the legend's letters: enough for the fonts that stand in for ours. */
const LETTER = 6.5;

interface Row {
  readonly text: string;
  readonly colour: string;
  readonly dashed: boolean;
  /** The outline of its marker; none for a curve of many points. */
  readonly marker?: string;
}

/** Where a legend stands: its place in pixels, and how much wider and higher the figure must be for it. */
type LegendPlace = Readonly<Record<'x' | 'y' | 'beside' | 'below', number>>;

type Frame = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

/**
 * Below the axis if the figure asks for it. Otherwise its corner, or another one if points are in the way, or beside the frame
 * if no corner is free.
 */
export function placeLegend(figure: Figure, { left, right, top, bottom }: Frame): LegendPlace {
  const { width, height } = layoutOf(figure);
  if (figure.legend === 'below') return { x: left, y: bottom + AXIS, beside: 0, below: height + EDGE };
  const scale = (value: number, [from, to]: readonly [number, number], start: number, end: number) =>
    start + ((value - from) / (to - from)) * (end - start);
  const [from, to] = figure.x.domain;
  const levels = (figure.levels ?? []).map(({ y }) =>
    [from, (from + to) / 2, to].map((x) => ({ x, mean: y })),
  );
  const pixels = [...figure.series.map(({ points }) => points), ...levels].flatMap((points) =>
    withMiddles(points).map(({ x, mean }) => [
      scale(x, figure.x.domain, left + INSET, right - INSET),
      scale(mean, figure.y.domain, bottom - INSET, top + INSET),
    ]),
  );
  const corners: Corner[] = [figure.legend, 'top left', 'top right', 'bottom left', 'bottom right'];
  for (const corner of corners) {
    const x = corner.endsWith('left') ? left + EDGE : right - EDGE - width;
    const y = corner.startsWith('top') ? top + EDGE : bottom - EDGE - height;
    const inside = (value: number, start: number, size: number) =>
      value > start - NEAR && value < start + size + NEAR;
    if (!pixels.some((at) => inside(at[0], x, width) && inside(at[1], y, height)))
      return { x, y, beside: 0, below: 0 };
  }
  return { x: right + 2 * EDGE, y: top, beside: Math.ceil(width) + EDGE, below: 0 };
}

export function legendMark(figure: Figure, place: LegendPlace): RenderFunction {
  return (_index, _scales, _values, _dimensions, context) =>
    drawLegend(context.document, layoutOf(figure), place);
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly (Row & { readonly x: number; readonly y: number })[];
}

/** Rows under each other, or, below the axis, beside each other as far as they fit. */
function layoutOf(figure: Figure): Layout {
  const widest = figure.legend === 'below' ? BELOW : 0;
  let [x, y, width] = [0, 0, 0];
  const rows = legendRows(figure).map((row) => {
    const own = SWATCH + GAP + LETTER * row.text.length;
    if (x > 0 && x + own > widest) [x, y] = [0, y + LINE];
    const at = { ...row, x: PADDING + x, y: PADDING + y + LINE / 2 };
    width = Math.max(width, x + own);
    x += own + 2 * GAP;
    return at;
  });
  return { width: 2 * PADDING + width, height: 2 * PADDING + y + LINE, rows };
}

/** The points of a curve, and those on its lines midway between two of them. */
function withMiddles(points: readonly Pick<Point, 'x' | 'mean'>[]): Pick<Point, 'x' | 'mean'>[] {
  return points.flatMap((point, k) => {
    const next = points[k + 1];
    return next ? [point, { x: (point.x + next.x) / 2, mean: (point.mean + next.mean) / 2 }] : [point];
  });
}

function legendRows({ series, levels = [] }: Figure): Row[] {
  const rows = new Map<string, Row>();
  for (const { name, hue, from, dense, points } of series) {
    if (rows.has(name)) continue;
    const marker = dense ? {} : { marker: outlineOf(hue) };
    const text = points.length > 0 ? name : `${name} (no points)`;
    rows.set(name, { text, colour: colourOf(hue), dashed: from === 'the paper', ...marker });
  }
  const both = new Set(series.map(({ from }) => from)).size > 1;
  return [
    ...rows.values(),
    ...(both ? [{ text: 'this run', colour: NEUTRAL, dashed: false }] : []),
    ...(both ? [{ text: 'Zhang et al. 2017', colour: NEUTRAL, dashed: true }] : []),
    ...levels.map(({ label }) => ({ text: label, colour: LEVEL, dashed: true })),
  ];
}

function drawLegend(document: Document, { rows, ...box }: Layout, at: LegendPlace): SVGElement {
  const element = (name: string, attributes: Readonly<Record<string, string | number>>, text = '') => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.textContent = text;
    return made;
  };
  const group = element('g', {
    'aria-label': 'legend',
    transform: `translate(${at.x},${at.y})`,
    'font-size': 12,
    'text-anchor': 'start',
  });
  group.append(element('rect', { ...box, rx: 3, fill: '#ffffff', 'fill-opacity': 0.85, stroke: '#cccccc' }));
  for (const { text, colour, dashed, marker, x, y } of rows) {
    const line = { x1: x, x2: x + SWATCH, y1: y, y2: y, stroke: colour, 'stroke-width': dashed ? 1.4 : 2 };
    group.append(
      element('line', { ...line, ...(dashed && { 'stroke-dasharray': '5 3' }) }),
      ...(marker ? [element('path', { ...markerAt(x + SWATCH / 2, y, colour, dashed), d: marker })] : []),
      element('text', { x: x + SWATCH + GAP, y, dy: '0.35em', fill: '#222222' }, text),
    );
  }
  return group as SVGElement;
}

function markerAt(x: number, y: number, colour: string, hollow: boolean): Record<string, string> {
  const fill = hollow ? '#ffffff' : colour;
  return { transform: `translate(${x},${y})`, stroke: colour, 'stroke-width': '1.2', fill };
}
