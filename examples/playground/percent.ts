/** A share as whole percent; 0 and 100 only if it is exactly that. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const shown = share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
  return `${shown} %`;
}

/** A count with thousands apart. The browser's own formatter takes 20 ms to start. */
export const count = (value: number): string => `${value}`.replace(/\B(?=(\d{3})+$)/g, ',');

/** A place in a training as epochs, with a fraction only within one. */
export const epochs = (value: number): string =>
  `${Number.isInteger(value) ? value : value.toFixed(1)} ${value === 1 ? 'epoch' : 'epochs'}`;
