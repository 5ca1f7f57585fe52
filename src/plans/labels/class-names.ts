import { outOfRange } from '../../errors/argument-error.js';
import { checkInteger } from '../../errors/checks.js';

export const MOST_CLASSES = 65536;

/** The classes of labels: how many there are, and how strings name them. */
export interface Classes {
  /** The number of classes, at most 65,536; labels are 0 to `classes - 1`. */
  readonly classes: number;
  /** The names of the classes, in their order; those of labels that are strings. They stand in the record. */
  readonly classNames?: readonly string[];
}

/** Options whose `classes` are the names of the classes, in their order: those of labels that are strings. */
export type Named<Options> = Options extends unknown
  ? Omit<Options, 'classes' | 'classNames'> & { readonly classes: readonly string[] }
  : never;

/** The options with the number of classes and a copy of their names, if `classes` is the names. */
export function withClassNames<Options extends object>(options: Options): Options {
  const { classes } = options as { classes?: unknown };
  return Array.isArray(classes)
    ? { ...options, classes: classes.length, classNames: classes.slice(0, MOST_CLASSES) }
    : options;
}

/** Throws unless there is such a number of classes, and a name of its own for each, if they have names. */
export function checkClasses({ classes, classNames }: Classes): void {
  checkInteger('classes', classes, 1, MOST_CLASSES);
  const fits =
    classNames === undefined ||
    (Array.isArray(classNames) &&
      classNames.length === classes &&
      new Set(classNames.filter((name) => typeof name === 'string')).size === classes);
  if (!fits) throw outOfRange('classes', 'distinct names', classNames);
}
