/** A place at which two JSON values differ. */
interface Difference {
  /** Such as `imageSteps[0].options.height`. */
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** The first place at which two JSON values differ, in the order of the keys of the right one; none if they are equal. */
export function firstDifference(left: unknown, right: unknown, path = ''): Difference | undefined {
  if (!isComposite(left) || !isComposite(right) || Array.isArray(left) !== Array.isArray(right))
    return Object.is(left, right) ? undefined : { path, left, right };
  for (const key of new Set([...Object.keys(right), ...Object.keys(left)])) {
    const place = Array.isArray(right) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const difference = firstDifference(left[key], right[key], place);
    if (difference) return difference;
  }
  return undefined;
}

function isComposite(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
