import { BACKEND_NAMES, type BackendName } from '../node/backend.js';

export const BACKEND_USAGE = `of TensorFlow.js: ${BACKEND_NAMES.join(', ')}; default ${BACKEND_NAMES[0]}`;

export function backendNamed(text: string): BackendName {
  const name = BACKEND_NAMES.find((known) => known === text);
  if (name) return name;
  throw new Error(`--backend must be one of ${BACKEND_NAMES.join(', ')}, got ${JSON.stringify(text)}`);
}
