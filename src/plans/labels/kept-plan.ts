type Kept = Int32Array | Uint8Array | Uint16Array;

/** Writes the new labels of the true ones. */
type DrawAgain = (original: Int32Array, labels: Int32Array) => unknown;

/**
 * A plan that nothing written afterwards can change, at a byte a label: it keeps the true labels in as few bytes as hold
 * them, and draws the new ones again when they are first asked for. So the arrays of a call are the caller's alone.
 */
export class KeptPlan<Operation extends string, Options extends { readonly classes: number }> {
  declare readonly operation: Operation;
  declare readonly options: Options;
  readonly #keptOriginal: Kept;
  #keptLabels?: Kept;
  #drawAgain?: DrawAgain;
  #originalLabels?: Int32Array;
  #labels?: Int32Array;
  picked = 0;

  /** @param original the true labels, before any of them is overwritten */
  constructor(operation: Operation, options: Options, original: Int32Array) {
    this.operation = operation;
    this.options = options;
    this.#keptOriginal = kept(original, options.classes);
  }

  /** Takes note of what was drawn: `labels` are copied, unless `drawAgain` gives them again. */
  drawn(picked: number, labels: Int32Array, drawAgain?: DrawAgain): this {
    this.picked = picked;
    if (drawAgain) this.#drawAgain = drawAgain;
    else this.#keptLabels = kept(labels, this.options.classes);
    return this;
  }

  get originalLabels(): Int32Array {
    this.#originalLabels ??= new Int32Array(this.#keptOriginal);
    return this.#originalLabels;
  }

  get labels(): Int32Array {
    if (!this.#labels) {
      this.#labels = new Int32Array(this.#keptLabels ?? this.#keptOriginal);
      this.#drawAgain?.(this.#labels, this.#labels);
    }
    return this.#labels;
  }
}

function kept(labels: Int32Array, classes: number): Kept {
  // A copy of the same kind takes half the time, which a small call would notice.
  if (labels.length < 64) return new Int32Array(labels);
  return classes <= 256 ? new Uint8Array(labels) : new Uint16Array(labels);
}
