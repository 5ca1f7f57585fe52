import { type JsonObject, plainObject } from '../digests/plain-json.js';
import { show } from '../errors/argument-error.js';
import { checkNumber } from '../errors/checks.js';
import { type CellProgress, PROGRESS_FIELDS } from '../experiments/cell-progress.js';

/** What the process of a cell sends to its parent. A result or a failure is its last message. */
export type Message =
  | { readonly kind: 'progress'; readonly progress: CellProgress }
  | { readonly kind: 'result'; readonly result: JsonObject }
  | { readonly kind: 'failure'; readonly reason: string };

const MOST_CHARACTERS = 2000;

/** Each kind of message, read from what came; throws if its content is invalid. */
const READERS = {
  progress: ({ progress }) => ({ kind: 'progress', progress: progressFrom(progress) }),
  result: ({ result }) => ({ kind: 'result', result: plainObject('result', result) }),
  failure: ({ reason }) => ({ kind: 'failure', reason: reasonOf(reason) }),
} satisfies Record<Message['kind'], (message: Readonly<Record<string, unknown>>) => Message>;

export function readMessage(message: unknown): Message {
  const kind =
    typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined;
  if (typeof kind === 'string' && Object.hasOwn(READERS, kind))
    return READERS[kind as Message['kind']](message as Readonly<Record<string, unknown>>);
  throw new Error(
    `it sent ${show(message).slice(0, MOST_CHARACTERS)} to its parent, which takes results and progress only`,
  );
}

function progressFrom(value: unknown): CellProgress {
  const progress = Object(value) as CellProgress;
  for (const name of Object.keys(PROGRESS_FIELDS) as (keyof CellProgress)[]) {
    if (progress[name] !== null) checkNumber(`progress.${name}`, progress[name]);
  }
  return progress;
}

/** Why something failed, as a text, whatever was thrown. */
export function reasonOf(thrown: unknown): string {
  try {
    if (thrown instanceof Error) {
      return thrown.message
        ? String(thrown.message).slice(0, MOST_CHARACTERS)
        : `${thrown.name} without a message`;
    }
    return typeof thrown === 'string' && thrown
      ? thrown.slice(0, MOST_CHARACTERS)
      : `${show(thrown)} was thrown`;
  } catch {
    return 'what was thrown cannot be shown';
  }
}
