import type { SymbolType } from '@observablehq/plot';

/** Colours that most colour-blind readers tell apart (Okabe and Ito's without the yellow), by hue. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#222222', '#7f7f7f'];

/** The markers by hue, each with its outline in the legend. */
const MARKERS: readonly { readonly symbol: SymbolType; readonly outline: string }[] = [
  { symbol: 'square', outline: 'M-3.5,-3.5h7v7h-7z' },
  { symbol: 'circle', outline: 'M-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z' },
  { symbol: 'triangle', outline: 'M0,-4.8L4.6,3.2H-4.6z' },
  { symbol: 'diamond', outline: 'M0,-5.6L3.4,0L0,5.6L-3.4,0z' },
];

export const LEVEL = '#d62728';

export function colourOf(hue: number): string {
  return COLOURS[hue % COLOURS.length];
}

export function markerOf(hue: number): SymbolType {
  return MARKERS[hue % MARKERS.length].symbol;
}

export function outlineOf(hue: number): string {
  return MARKERS[hue % MARKERS.length].outline;
}
