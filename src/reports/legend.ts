import type { RenderFunction, SymbolType } from '@observablehq/plot';
import type { Corner, Figure, Point } from './figure.js';

/** Colours that most colour-blind readers tell apart (Okabe and Ito's without the yellow), by hue. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#222222', '#7f7f7f'];

/** The markers by hue, each with its outline in the legend. */
const MARKERS: readonly { readonly symbol: SymbolType; readonly outline: string }[] = [
  { symbol: 'square', outline: 'M-3.5,-3.5h7v7h-7z' },
  { symbol: 'circle', outline: 'M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z' },
  { symbol: 'triangle', outline: 'M0,-4.8L4.6,3.2H-4.6z' },
  { symbol: 'diamond', outline: 'M0,-5.6L3.4,0L0,5.6L-3.4,0z' },
];

const NEUTRAL = '#555555';

/** The colour of levels. */
export const LEVEL = '#d62728';

/** The colour of a hue. */
export function colourOf(hue: number): string {
  return COLOURS[hue % COLOURS.length];
}

/** The marker of a hue. */
export function markerOf(hue: number): SymbolType {
  return MARKERS[hue % MARKERS.length].symbol;
}

const LINE = 16;
const PADDING = 6;
const SWATCH = 24;
const GAP = 7;
/** Pixels between the frame and the ends of the axes. */
export const INSET = 6;
/** Pixels between a legend and the frame. */
const EDGE = 8;
/** Pixels that a legend keeps away from a point. */
const NEAR = 5;
/** Pixels that a character takes at most on the average, in the size of the legend's letters. */
const LETTER = 5.7;

/** A row of a legend: a series of one colour, or what a kind of line stands for. */
interface Row {
  readonly text: string;
  readonly colour: string;
  readonly dashed: boolean;
  /** The outline of its marker; none for a curve of many points. */
  readonly marker?: string;
}

/** Where a legend stands: its place in pixels, and how much wider the figure must be for it. */
interface LegendPlace {
  readonly x: number;
  readonly y: number;
  readonly beside: number;
}

/** The part of a figure inside its frame, in pixels. */
interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The corner of the figure, or another one where points are in the way, or beside the frame where no corner is free. */
export function placeLegend(figure: Figure, { left, right, top, bottom }: Frame): LegendPlace {
  const { width, height } = boxOf(legendRows(figure));
  const scale = (value: number, [from, to]: readonly [number, number], start: number, end: number) =>
    start + ((value - from) / (to - from)) * (end - start);
  const [from, to] = figure.x.domain;
  const levels = figure.levels.map(({ y }) => [from, (from + to) / 2, to].map((x) => ({ x, mean: y })));
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
    if (!pixels.some((at) => inside(at[0], x, width) && inside(at[1], y, height))) return { x, y, beside: 0 };
  }
  return { x: right + 2 * EDGE, y: top, beside: Math.ceil(width) + EDGE };
}

/** Draws a legend at its place. */
export function legendMark(figure: Figure, place: LegendPlace): RenderFunction {
  const rows = legendRows(figure);
  return (_index, _scales, _values, _dimensions, context) =>
    drawLegend(context.document, rows, place, boxOf(rows));
}

function boxOf(rows: readonly Row[]): { width: number; height: number } {
  return {
    width: 2 * PADDING + SWATCH + GAP + LETTER * Math.max(...rows.map(({ text }) => text.length)),
    height: 2 * PADDING + LINE * rows.length,
  };
}

/** The points of a curve, and those on its lines midway between two of them. */
function withMiddles(points: readonly Pick<Point, 'x' | 'mean'>[]): Pick<Point, 'x' | 'mean'>[] {
  return points.flatMap((point, k) => {
    const next = points[k + 1];
    return next ? [point, { x: (point.x + next.x) / 2, mean: (point.mean + next.mean) / 2 }] : [point];
  });
}

function legendRows({ series, levels }: Figure): Row[] {
  const rows = new Map<string, Row>();
  for (const { name, hue, from, dense, points } of series) {
    if (rows.has(name)) continue;
    const marker = dense ? {} : { marker: MARKERS[hue % MARKERS.length].outline };
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

function drawLegend(
  document: Document,
  rows: readonly Row[],
  at: { readonly x: number; readonly y: number },
  box: { readonly width: number; readonly height: number },
): SVGElement {
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
  rows.forEach(({ text, colour, dashed, marker }, k) => {
    const y = PADDING + LINE * (k + 0.5);
    const line = {
      x1: PADDING,
      x2: PADDING + SWATCH,
      y1: y,
      y2: y,
      stroke: colour,
      'stroke-width': dashed ? 1.4 : 2,
    };
    group.append(
      element('line', { ...line, ...(dashed && { 'stroke-dasharray': '5 3' }) }),
      ...(marker ? [element('path', markerAt(marker, PADDING + SWATCH / 2, y, colour, dashed))] : []),
      element('text', { x: PADDING + SWATCH + GAP, y, dy: '0.35em', fill: '#222222' }, text),
    );
  });
  return group as SVGElement;
}

function markerAt(
  outline: string,
  x: number,
  y: number,
  colour: string,
  hollow: boolean,
): Record<string, string> {
  return {
    d: outline,
    transform: `translate(${x},${y})`,
    stroke: colour,
    'stroke-width': '1.2',
    fill: hollow ? '#ffffff' : colour,
  };
}
