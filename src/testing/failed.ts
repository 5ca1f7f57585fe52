/** The error of an assertion; test runners show `expected` and `actual` side by side. */
export function failed(message: string, expected: unknown, actual: unknown): Error {
  return Object.assign(new Error(message), { name: 'AssertionError', expected, actual });
}

/** The first few of some positions, in words. */
export function positionList(positions: readonly number[]): string {
  const shown = positions.slice(0, 8).join(', ');
  return positions.length > 8 ? `${shown}, ... (${positions.length} in all)` : shown;
}
