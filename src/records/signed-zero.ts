/**
 * JSON writes -0 as 0, and the limits and statistics of Gaussian pixels tell the two apart: in a specification -0 is the text
 * '-0'.
 */
export function signedZeroToJson(value: unknown): unknown {
  if (Object.is(value, -0)) return '-0';
  if (Array.isArray(value)) return value.map(signedZeroToJson);
  return isPlain(value) ? mapFields(value, signedZeroToJson) : value;
}

/** The value of which `signedZeroToJson` made this. */
export function signedZeroFromJson(json: unknown): unknown {
  if (json === '-0') return -0;
  if (Array.isArray(json)) return json.map(signedZeroFromJson);
  return isPlain(json) ? mapFields(json, signedZeroFromJson) : json;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}

function mapFields(value: object, map: (field: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(field)]));
}
