import { outOfRange } from '../errors/argument-error.js';
import { checkNumberArray } from '../errors/check-number-array.js';
import { checkInteger, checkNumber } from '../errors/checks.js';

/** A figure as data: what is drawn, and what its CSV file says. */
export interface Figure {
  /** The name of its files, such as `figure-1b`. */
  readonly name: string;
  readonly title: string;
  /** What the networks were trained on, a line below the title. Default: no line. */
  readonly data?: string;
  readonly x: Axis;
  readonly y: Axis;
  /** In the order of the legend. */
  readonly series: readonly Series[];
  /** Levels that dashed lines mark. */
  readonly levels?: readonly Level[];
  /** Below the axis, or in a corner unless points are in the way. */
  readonly legend: Corner | 'below';
  /** What is missing, as one line in the picture; empty if nothing is. */
  readonly warning: string;
  /** What the reader must know: criteria, error bars, sources, what was left out. */
  readonly notes: readonly string[];
}

/** An axis, which ends at its domain whatever the points are. */
export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  /** Where the axis has its numbers; chosen from the domain if it is left out. */
  readonly ticks?: readonly number[];
}

/** A horizontal line with its name. */
export interface Level {
  readonly y: number;
  readonly label: string;
}

/** A corner of a figure. */
export type Corner = 'top left' | 'top right' | 'bottom left' | 'bottom right';

/** A curve of a figure. */
export interface Series {
  readonly name: string;
  /** Its colour and its marker: series of one figure with the same hue belong together. */
  readonly hue: number;
  readonly from: 'this run' | 'the paper';
  /** A curve of many points is a line with a band, one of few points has markers and error bars. */
  readonly dense: boolean;
  readonly points: readonly Point[];
}

/** A point: the values of the seeds there. */
export interface Point {
  readonly x: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** Sample standard deviation; null for a single value. */
  readonly deviation: number | null;
  /** How many seeds the point is the mean of. */
  readonly seeds: number;
  /** How many there should be. */
  readonly wanted: number;
}

/** A curve of this run. */
export function ownSeries(name: string, hue: number, points: readonly Point[], dense = false): Series {
  return { name, hue, from: 'this run', dense, points };
}

/** A curve of the paper. */
export function publishedSeries(name: string, hue: number, points: readonly Point[], dense = false): Series {
  return { name, hue, from: 'the paper', dense, points };
}

export function published(x: number, value: number): Point {
  return { x, mean: value, least: value, most: value, deviation: null, seeds: 1, wanted: 1 };
}

export function meanOf(values: readonly (number | null | undefined)[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length > 0 ? numbers.reduce((sum, value) => sum + value, 0) / numbers.length : null;
}

/** The point of at least one measured value, one for each seed. */
export function measured(x: number, values: readonly number[], wanted: number): Point {
  checkNumber('x', x);
  checkNumberArray('values', values);
  if (!(values.length > 0)) throw outOfRange('values', 'at least one number', values);
  for (let i = 0; i < values.length; i++) checkNumber(`values[${i}]`, values[i]);
  checkInteger('wanted', wanted, 1);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    x,
    mean,
    least: Math.min(...values),
    most: Math.max(...values),
    deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
    seeds: values.length,
    wanted,
  };
}
