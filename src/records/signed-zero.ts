/**
 * JSON writes -0 as 0, and the limits and statistics of Gaussian pixels tell the two apart: in a specification -0 is the text
 * '-0'.
 */
export function signedZeroToJson(value: unknown): unknown {
  return mapLeaves(value, (leaf) => (Object.is(leaf, -0) ? '-0' : leaf));
}

/** The value of which `signedZeroToJson` made this. */
export function signedZeroFromJson(json: unknown): unknown {
  return mapLeaves(json, (leaf) => (leaf === '-0' ? -0 : leaf));
}

function mapLeaves(value: unknown, map: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapLeaves(inner, map));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return map(value);
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapLeaves(field, map)]));
}
