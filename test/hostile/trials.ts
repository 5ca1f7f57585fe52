import type { Call } from './call.js';
import type { Kind, OptionsSlot, Slot } from './kinds.js';
import { never } from './kinds.js';
import { own, VALUES } from './values.js';

/** One hostile call. */
export interface Trial {
  /** Where the value is put: the place of the argument, then the names of options. */
  readonly path: readonly (string | number)[];
  /** The names of which the message must hold one. */
  readonly names: readonly string[];
  readonly value: string;
  /** Makes the value; `valid` is what a valid call has there. */
  readonly make: (valid: unknown) => unknown;
  readonly kind: Kind;
  /** An accepted value must give the result of the valid call. */
  readonly sameAsValid?: boolean;
}

/** All hostile calls of a function, always in the same order. */
export function trialsOf({ slots, alias = {} }: Call): Trial[] {
  return Object.entries(slots).flatMap(([name, slot], place) =>
    trialsAt([place], [name, ...(alias[name] ?? [])], slot, alias),
  );
}

function trialsAt(
  path: readonly (string | number)[],
  names: readonly string[],
  slot: Slot,
  alias: Readonly<Record<string, readonly string[]>>,
): Trial[] {
  const kind = typeof slot === 'function' ? slot : slot.kind;
  const trials: Trial[] = Object.entries(VALUES).map(([value, make]) => ({ path, names, value, make, kind }));
  if (typeof slot === 'function') return trials;
  const inner = Object.keys(slot.options);
  // Options that are of the wrong kind as a whole may be told by the first one that is missing.
  const ofOptions = trials.map((trial) => ({ ...trial, names: [...names, 'options', ...inner] }));
  const objects = objectTrials(path, inner, slot);
  const options = inner.flatMap((name) =>
    trialsAt([...path, name], [name, ...(alias[name] ?? [])], slot.options[name], alias),
  );
  return [...ofOptions, ...objects, ...options];
}

const accepted: Kind = () => ({ reason: 'the options of the valid call' });

/** Options as objects of another make. */
function objectTrials(
  path: readonly (string | number)[],
  inner: readonly string[],
  { open, live }: OptionsSlot,
): Trial[] {
  const copy = (valid: unknown) => ({ ...(valid as Record<string, unknown>) });
  const trials: Trial[] = [
    {
      path,
      names: inner,
      value: 'without prototype',
      make: (valid) => Object.assign(Object.create(null), valid),
      kind: accepted,
      sameAsValid: true,
    },
  ];
  if (!open)
    for (const unknown of ['unknown', '__proto__', 'constructor', 'toString', ''])
      trials.push({
        path,
        names: [unknown],
        value: `an unknown name '${unknown}'`,
        make: (valid) => Object.defineProperty(copy(valid), unknown, { value: 1, enumerable: true }),
        kind: never,
      });
  for (const name of inner) {
    trials.push({
      path,
      names: [name],
      value: `a getter of ${name} that throws`,
      make: (valid) => Object.defineProperty(copy(valid), name, { get: own, enumerable: true }),
      kind: never,
    });
    if (live) continue;
    trials.push({
      path,
      names: [name],
      value: `a getter of ${name} that changes`,
      make: (valid) => {
        let reads = 0;
        const first = (valid as Record<string, unknown>)?.[name];
        return Object.defineProperty(copy(valid), name, {
          get: () => (reads++ === 0 ? first : Symbol('read twice')),
          enumerable: true,
        });
      },
      kind: accepted,
      sameAsValid: true,
    });
  }
  return trials;
}
