// test/bench/tfjs-server.ts
import { createRequire } from "node:module";
import { dirname } from "node:path";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

// src/errors/argument-error.ts
function show(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (Array.isArray(value))
    return value.length > 8 ? `an array of ${value.length}` : `[${value.map(show).join(", ")}]`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  return `a ${value.constructor?.name ?? "object"}`;
}
function sentence(name, rule, value, cure) {
  return `\`${name}\` must be ${rule}, got ${show(value)}${cure ? `; ${cure}` : ""}`;
}
function wrongKind(name, rule, value, cure) {
  return new TypeError(sentence(name, rule, value, cure));
}
function outOfRange(name, rule, value, cure) {
  return new RangeError(sentence(name, rule, value, cure));
}

// src/errors/checks.ts
function checkRate(name, value) {
  if (typeof value !== "number") throw wrongKind(name, "a number from 0 to 1", value);
  if (!(value >= 0 && value <= 1)) {
    throw outOfRange(
      name,
      "a number from 0 to 1",
      value,
      value > 1 && value <= 100 ? `for ${value} % write ${value / 100}` : void 0
    );
  }
}
function checkInteger(name, value, least, most = Number.MAX_SAFE_INTEGER) {
  const rule = `a whole number from ${least} to ${most}`;
  if (typeof value !== "number") throw wrongKind(name, rule, value);
  if (!Number.isInteger(value) || value < least || value > most) throw outOfRange(name, rule, value);
}
function checkChoice(name, value, choices) {
  if (!choices.includes(value)) throw wrongKind(name, `one of ${choices.map(show).join(", ")}`, value);
}
function checkOptions(options2, known) {
  if (typeof options2 !== "object" || options2 === null) throw wrongKind("options", "an object", options2);
  for (const key of Object.keys(options2)) {
    if (!known.includes(key)) {
      throw new TypeError(`\`${key}\` is not an option here; the options are ${known.join(", ")}`);
    }
  }
}

// src/random/threefry.ts
var PARITY = 466688986;
function threefry2x32(key0, key1, counter0, counter1, out) {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = k0 ^ k1 ^ PARITY;
  let x = counter0 + k0 | 0;
  let y = counter1 + k1 | 0;
  x = x + y | 0;
  y = (y << 13 | y >>> 19) ^ x;
  x = x + y | 0;
  y = (y << 15 | y >>> 17) ^ x;
  x = x + y | 0;
  y = (y << 26 | y >>> 6) ^ x;
  x = x + y | 0;
  y = (y << 6 | y >>> 26) ^ x;
  x = x + k1 | 0;
  y = y + k2 + 1 | 0;
  x = x + y | 0;
  y = (y << 17 | y >>> 15) ^ x;
  x = x + y | 0;
  y = (y << 29 | y >>> 3) ^ x;
  x = x + y | 0;
  y = (y << 16 | y >>> 16) ^ x;
  x = x + y | 0;
  y = (y << 24 | y >>> 8) ^ x;
  x = x + k2 | 0;
  y = y + k0 + 2 | 0;
  x = x + y | 0;
  y = (y << 13 | y >>> 19) ^ x;
  x = x + y | 0;
  y = (y << 15 | y >>> 17) ^ x;
  x = x + y | 0;
  y = (y << 26 | y >>> 6) ^ x;
  x = x + y | 0;
  y = (y << 6 | y >>> 26) ^ x;
  x = x + k0 | 0;
  y = y + k1 + 3 | 0;
  x = x + y | 0;
  y = (y << 17 | y >>> 15) ^ x;
  x = x + y | 0;
  y = (y << 29 | y >>> 3) ^ x;
  x = x + y | 0;
  y = (y << 16 | y >>> 16) ^ x;
  x = x + y | 0;
  y = (y << 24 | y >>> 8) ^ x;
  x = x + k1 | 0;
  y = y + k2 + 4 | 0;
  x = x + y | 0;
  y = (y << 13 | y >>> 19) ^ x;
  x = x + y | 0;
  y = (y << 15 | y >>> 17) ^ x;
  x = x + y | 0;
  y = (y << 26 | y >>> 6) ^ x;
  x = x + y | 0;
  y = (y << 6 | y >>> 26) ^ x;
  out[0] = x + k2 | 0;
  out[1] = y + k0 + 5 | 0;
}

// src/random/example-ids.ts
var TWO_32 = 2 ** 32;
var STRING_BIT = 1 << 28;
function resolveIds(ids, count) {
  if (ids === void 0) return { count, first: 0 };
  if (typeof ids !== "object" || ids === null) throw wrongKind("ids", "{ first } or one id an example", ids);
  if ("first" in ids) {
    checkInteger("ids.first", ids.first, 0);
    if (ids.first + count <= TWO_32) return { count, first: ids.first };
    return listed(count, (index) => ids.first + index);
  }
  if (ids.length !== count) throw outOfRange("ids", `as many as the ${count} examples`, ids.length);
  return listed(count, (index) => ids[index]);
}
function listed(count, idOf) {
  const low = new Int32Array(count);
  const high = new Int32Array(count);
  const words = new Int32Array(2);
  for (let i = 0; i < count; i++) {
    const id = idOf(i);
    if (typeof id === "string") {
      hashId(id, words);
      low[i] = words[0];
      high[i] = STRING_BIT | words[1] >>> 4;
    } else {
      checkInteger(`ids[${i}]`, id, 0);
      low[i] = id | 0;
      high[i] = Math.floor(id / TWO_32);
    }
  }
  return { count, first: 0, low, high };
}
function hashId(id, state) {
  const bytes = new TextEncoder().encode(id);
  const padded = new Uint8Array(bytes.length + 7 & ~7);
  padded.set(bytes);
  const words = new Int32Array(padded.buffer);
  state[0] = bytes.length;
  state[1] = 0;
  for (let i = 0; i < words.length; i += 2) threefry2x32(state[0], state[1], words[i], words[i + 1], state);
}
function lowOf(addresses, index) {
  return addresses.low ? addresses.low[index] : addresses.first + index | 0;
}
function highOf(addresses, index) {
  return addresses.high ? addresses.high[index] : 0;
}

// src/random/key.ts
import seedrandom from "seedrandom/seedrandom.js";

// src/random/seed.ts
function canonicalSeed(seed2) {
  if (typeof seed2 === "string") return `s:${encode("seed", seed2)}`;
  if (typeof seed2 === "bigint") return `i:${seed2}`;
  if (typeof seed2 !== "number") throw wrongKind("seed", "a string or a whole number", seed2);
  if (!Number.isSafeInteger(seed2))
    throw outOfRange("seed", "a whole number", seed2, "beyond 2^53 write a bigint");
  return `i:${seed2 + 0}`;
}
function encode(name, text) {
  try {
    return encodeURIComponent(text);
  } catch {
    throw outOfRange(name, "well-formed Unicode", text);
  }
}

// src/random/key.ts
var STREAMS = 1;
var derived = /* @__PURE__ */ new Map();
function deriveKey(seed2, split, operation) {
  if (typeof split !== "string" || split === "") throw wrongKind("split", "a name such as 'test'", split);
  const text = `<rethink-gen/${STREAMS}/${operation}/${encode("split", split)}/${canonicalSeed(seed2)}>`;
  if (text.length > 256)
    throw outOfRange(
      "seed",
      "shorter",
      seed2,
      `with the split it is ${text.length - 256} characters too long`
    );
  let key = derived.get(text);
  if (!key) {
    const words = seedrandom(text);
    key = [words.int32(), words.int32()];
    if (derived.size > 999) derived.clear();
    derived.set(text, key);
  }
  return key;
}

// src/plans/address.ts
var ADDRESS_OPTIONS = ["seed", "split", "ids"];
function keyOf(address, operation) {
  return deriveKey(address.seed, address.split ?? "train", operation);
}

// src/plans/exact-cutoff.ts
function isPicked(cutoff, word, low, high) {
  if (word !== cutoff.word) return word < cutoff.word;
  const [cutHigh, cutLow] = cutoff.address;
  return high < cutHigh || high === cutHigh && low >>> 0 <= cutLow;
}
function checkCutoff(cutoff, rate = Number.NaN) {
  if (cutoff.picked !== Math.round(rate * cutoff.of)) {
    throw outOfRange(
      "count",
      `the exact count of rate ${rate}`,
      cutoff,
      "make it with the options that it is used with"
    );
  }
}

// src/plans/images/share.ts
var SHARE_OPTIONS = ["rate", "count"];
function shareKey(address, operation) {
  return keyOf(address, `share:${operation}`);
}
function planShare(share, operation, addresses) {
  const { rate = 1, count } = share;
  checkRate("rate", rate);
  if (count) checkCutoff(count, rate);
  const key = shareKey(share, operation);
  const mask = new Uint8Array(addresses.count);
  if (rate === 1) return mask.fill(1);
  const threshold = rate * 2 ** 32;
  const block2 = new Int32Array(2);
  for (let i = 0; i < mask.length; i++) {
    const low = lowOf(addresses, i);
    const high = highOf(addresses, i);
    threefry2x32(key[0], key[1], low, 8 * high, block2);
    const word = block2[0] >>> 0;
    mask[i] = Number(count ? isPicked(count, word, low, high) : word < threshold);
  }
  return mask;
}

// src/plans/labels/check-labels.ts
function checkLabels(labels2, classes, name = "labels", target) {
  checkInteger("classes", classes, 1, 65536);
  if (labels2.length === 0) throw outOfRange(name, "at least one label", labels2.length);
  const exact = labels2 instanceof Int32Array;
  const kept = target && exact && labels2.buffer !== target.buffer;
  const checked = kept ? labels2 : new Int32Array(labels2.length);
  if (!kept) checked.set(labels2);
  for (let i = 0; i < checked.length; i++) {
    if (checked[i] >>> 0 >= classes || !exact && checked[i] !== labels2[i]) {
      checkInteger(`${name}[${i}]`, labels2[i], 0, classes - 1);
    }
  }
  return checked;
}

// src/plans/labels/draw-labels.ts
var BLOCK = 1024;
function drawLabels(table, key, addresses, labels2, out, cutoff) {
  const block2 = new Int32Array(2);
  const size = Math.min(BLOCK, labels2.length);
  const list = new Int32Array(size);
  const words = new Int32Array(size);
  let index = 0;
  let drawn = 2;
  const redraw2 = () => {
    const counter = (drawn >> 1) + 8 * highOf(addresses, index);
    if ((drawn & 1) === 0) threefry2x32(key[0], key[1], lowOf(addresses, index), counter, block2);
    return block2[drawn++ & 1];
  };
  let picked = 0;
  for (let from = 0; from < labels2.length; from += BLOCK) {
    const end = Math.min(from + BLOCK, labels2.length);
    const count = pick(table, key, addresses, labels2, from, end, block2, list, words, cutoff);
    if (out !== labels2) out.set(labels2.subarray(from, end), from);
    for (let k = 0; k < count; k++) {
      index = list[k];
      drawn = 2;
      out[index] = table.choose(labels2[index], index, words[k], redraw2);
    }
    picked += count;
  }
  return picked;
}
function pick(table, key, addresses, labels2, from, end, block2, list, words, cutoff) {
  const { threshold } = table;
  const perClass = table.by === "class";
  const key0 = key[0] | 0;
  const key1 = key[1] | 0;
  const first = addresses.first | 0;
  const { low: lows, high: highs } = addresses;
  const stop = end | 0;
  let count = 0;
  for (let i = from | 0; i < stop; i = i + 1 | 0) {
    const low = lows ? lows[i] : first + i | 0;
    const high = highs ? highs[i] : 0;
    threefry2x32(key0, key1, low, high << 3, block2);
    const word = block2[0] >>> 0;
    list[count] = i;
    words[count] = block2[1];
    count += Number(cutoff ? isPicked(cutoff, word, low, high) : word < threshold[perClass ? labels2[i] : i]);
  }
  return count;
}

// src/plans/labels/label-plan.ts
function planLabelNoise(labels2, options2, kernels, target) {
  checkLabelOptions(options2);
  const { noise, classes, ids, count } = options2;
  const key = labelKey(options2);
  const originalLabels = checkLabels(labels2, classes, "labels", target);
  const n = originalLabels.length;
  const addresses = resolveIds(ids, n);
  const table = noise.prepare({ classes, labels: originalLabels, ids });
  const noisy = target ?? new Int32Array(n);
  const task = [table, key, addresses, originalLabels, noisy, count];
  const picked = kernels?.labels(...task) ?? drawLabels(...task);
  return { operation: "label-noise", options: options2, originalLabels, labels: noisy, picked };
}
function labelKey(options2) {
  return keyOf(options2, `labels:${options2.noise.kind}`);
}
function checkLabelOptions(options2) {
  checkOptions(options2, ["noise", "classes", "count", ...ADDRESS_OPTIONS]);
  const { noise, count } = options2;
  if (typeof noise?.prepare !== "function") {
    throw wrongKind("noise", "label noise", noise, "make it with uniform(0.5) or its like");
  }
  if (count) checkCutoff(count, noise.rate);
}

// src/plans/labels/label-noise.ts
var WORDS = 4294967296;
function sameForEveryClass(rate, classes) {
  return new Float64Array(classes).fill(rate * WORDS);
}

// src/random/bounded.ts
function multiplyHigh(a, b) {
  const aLow = a & 65535;
  const aHigh = a >>> 16;
  const bLow = b & 65535;
  const bHigh = b >>> 16;
  const middle = Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16) >>> 0;
  const cross = Math.imul(aLow, bHigh) + (middle & 65535) >>> 0;
  return Math.imul(aHigh, bHigh) + (middle >>> 16) + (cross >>> 16) | 0;
}
function isRejected(word, bound) {
  const low = Math.imul(word, bound) >>> 0;
  return low < bound && low < 4294967296 % bound;
}
function drawBelow(bound, word, next) {
  let accepted = word;
  while (isRejected(accepted, bound)) accepted = next();
  return multiplyHigh(accepted, bound);
}

// src/plans/labels/uniform.ts
function uniform(rate) {
  checkRate("rate", rate);
  return {
    kind: "uniform",
    rate,
    prepare: ({ classes }) => ({
      threshold: sameForEveryClass(rate, classes),
      by: "class",
      among: "all",
      choose: (_label, _index, word, redraw2) => drawBelow(classes, word, redraw2),
      changes: () => 1 - 1 / classes
    })
  };
}

// src/transforms/execution.ts
function checkOut(out, name, input) {
  if (out === void 0) return;
  const [from, to] = [input, out];
  const rule = `an array of the kind and length of ${name}`;
  if (to?.constructor !== from.constructor || !ArrayBuffer.isView(to)) throw wrongKind("out", rule, out);
  if (from.length !== to.length) throw outOfRange("out", rule, to.length);
}

// src/transforms/label-formats.ts
function checkLabelArray(labels2) {
  const first = labels2?.[0];
  if (!(Array.isArray(labels2) || ArrayBuffer.isView(labels2)) || typeof first === "bigint") {
    throw wrongKind("labels", "an array of numbers, a typed array of numbers or a tensor", labels2);
  }
}
function tensorEncoding({ shape }, classes) {
  if (shape.length === 1) return "index";
  if (shape.length === 2 && shape[1] === classes) return "one-hot";
  throw wrongKind("labels", `of shape [n] or [n, ${classes}]`, shape);
}
function readLabels(labels2, classes, encoding) {
  checkChoice("encoding", encoding, ["index", "one-hot"]);
  checkInteger("classes", classes, 1, 65536);
  if (encoding === "index") {
    if (kindOf(labels2).from([classes - 1])[0] !== classes - 1) {
      throw outOfRange("labels", `an array that can hold class ${classes - 1}`, labels2, "use an Int32Array");
    }
    return labels2;
  }
  if (labels2.length % classes) throw outOfRange("labels", `n x ${classes} one-hot numbers`, labels2.length);
  const indices = new Int32Array(labels2.length / classes);
  for (let i = 0; i < indices.length; i++) {
    const row = Array.from(labels2.slice(i * classes, (i + 1) * classes));
    indices[i] = row.indexOf(1);
    if (row.some((value, c) => value !== Number(c === indices[i]))) {
      throw outOfRange(`labels row ${i}`, "one-hot, a single 1 among zeros", row);
    }
  }
  return indices;
}
function writeLabels(indices, like, classes, encoding, out) {
  let values = indices;
  if (encoding !== "index") {
    values = new Uint8Array(indices.length * classes);
    for (let i = 0; i < indices.length; i++) values[i * classes + indices[i]] = 1;
  } else if (!out && like instanceof Int32Array) return indices;
  if (!out) return kindOf(like).from(values);
  out.set(values);
  return out;
}
function kindOf(labels2) {
  return labels2.constructor;
}

// src/transforms/tensors.ts
import { engine } from "@tensorflow/tfjs-core";
function isTensor(value) {
  return typeof value === "object" && value !== null && "dataId" in value && "dtype" in value && "shape" in value;
}
function checkTensor(name, tensor, dtypes) {
  if (tensor.isDisposed) throw wrongKind(name, "a tensor that is not disposed", tensor);
  if (!dtypes.includes(tensor.dtype))
    throw wrongKind(name, `a tensor of dtype ${dtypes.join(" or ")}`, tensor.dtype);
}
function tensorLike(tensor, values) {
  const backend2 = engine().state.tensorInfo.get(tensor.dataId)?.backend;
  return engine().makeTensor(values, tensor.shape, tensor.dtype, backend2);
}

// src/transforms/label-transform.ts
function transformLabels(labels2, options2, planner, { out, kernels } = {}) {
  const transform = (values, encoding, planned) => {
    const target = encoding === "index" && out instanceof Int32Array ? out : void 0;
    const plan = planner(readLabels(values, planned.classes, encoding), planned, kernels, target);
    return { labels: writeLabels(plan.labels, values, planned.classes, encoding, out), plan };
  };
  checkOut(out, "labels", labels2);
  if (!isTensor(labels2)) {
    checkLabelArray(labels2);
    const { encoding = "index", ...planned } = { ...options2 };
    return transform(labels2, encoding, planned);
  }
  return (async () => {
    checkTensor("labels", labels2, ["int32", "float32", "bool"]);
    const encoding = tensorEncoding(labels2, options2?.classes);
    const result = transform(await labels2.data(), encoding, options2);
    return { labels: tensorLike(labels2, result.labels), plan: result.plan };
  })();
}

// src/transforms/corrupt-labels.ts
function corruptLabels(labels2, options2, execution) {
  return transformLabels(labels2, options2, planLabelNoise, execution);
}

// src/random/example-words.ts
var block = /* @__PURE__ */ new Int32Array(2);
var ExampleWords = class {
  /** The words so far, as int32. */
  words = new Int32Array(4096);
  /** How many of `words` are generated. */
  generated = 0;
  /** The place of the word that `next` returns. */
  cursor = 0;
  /**
   * a, b, c, d of the four streams, one after another: a0 a1 a2 a3 b0 ... d3. A fused loop (`normal.ts`, `permutation.ts`)
   * takes the first words straight from here, a stream at a time, before `generate` and `next` go on behind them.
   */
  state = new Int32Array(16);
  /** Moves to the words of the example at address (`low`, `high`) under `key`. */
  seek(key, low, high) {
    const state = this.state;
    for (let i = 0; i < 8; i++) {
      threefry2x32(key[0], key[1], low, i + 8 * high, block);
      const at = (i & 3) + (i >> 2 << 3);
      state[at] = block[0];
      state[at + 4] = block[1];
    }
    this.generated = 0;
    this.cursor = 0;
  }
  /**
   * Makes `words[0]` to `words[count - 1]` valid, `count` rounded up to a multiple of 4; `next` goes on behind them. They
   * begin where the streams stand: at the example's first word, or behind those that a fused loop has taken.
   */
  generate(count) {
    const end = count + 3 & ~3;
    if (end > this.words.length) {
      const longer = new Int32Array(Math.max(end, 2 * this.words.length));
      longer.set(this.words.subarray(0, this.generated));
      this.words = longer;
    }
    for (let lane = 0; lane < 4; lane++) fillLane(this.state, this.words, lane, this.generated, end);
    this.generated = end;
    this.cursor = end;
  }
  /** The next word behind those generated, as int32. */
  next() {
    const at = this.cursor;
    if (at === this.generated) this.generate(at + 4);
    this.cursor = at + 1;
    return this.words[at];
  }
};
function fillLane(state, words, lane, from, end) {
  let a = state[lane] | 0;
  let b = state[lane + 4] | 0;
  let c = state[lane + 8] | 0;
  let d = state[lane + 12] | 0;
  const stop = end | 0;
  for (let i = from + lane | 0; i < stop; i = i + 4 | 0) {
    const word = (a + b | 0) + d | 0;
    d = d + 1 | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = (c << 21 | c >>> 11) + word | 0;
    words[i] = word;
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
  state[lane + 12] = d;
}

// src/random/permutation.ts
var HALF_WORD_POSITIONS = 8192;
var rejectBelow = /* @__PURE__ */ Uint16Array.from(
  { length: HALF_WORD_POSITIONS },
  (_, i) => 65536 % (i + 1)
);
var rejected = /* @__PURE__ */ new Int32Array(HALF_WORD_POSITIONS);
function shuffleDraws(words, count, draws) {
  const halves = Math.min(count, HALF_WORD_POSITIONS);
  let redraws = 0;
  for (let lane = 0; lane < 4; lane++)
    redraws = drawLane(words.state, lane, halves + 7 & ~7, draws, redraws);
  if (redraws > 1) rejected.subarray(0, redraws).sort();
  words.generate(count - halves);
  for (let i = halves; i < count; i++) {
    const word = words.words[i - halves];
    draws[i] = multiplyHigh(word, i + 1);
    if (isRejected(word, i + 1)) redraws = note(redraws, i);
  }
  const next = () => words.next();
  for (let r = 0; r < redraws; r++) {
    const position = rejected[r];
    if (position < count) draws[position] = drawBelow(position + 1, words.next(), next);
  }
}
function drawLane(state, lane, end, draws, redraws) {
  const stop = end | 0;
  let listed2 = redraws | 0;
  let a = state[lane] | 0;
  let b = state[lane + 4] | 0;
  let c = state[lane + 8] | 0;
  let d = state[lane + 12] | 0;
  for (let i = lane << 1; i < stop; i = i + 8 | 0) {
    const word = (a + b | 0) + d | 0;
    d = d + 1 | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = (c << 21 | c >>> 11) + word | 0;
    const j = i + 1 | 0;
    const low = Math.imul(word & 65535, j);
    const high = Math.imul(word >>> 16, i + 2 | 0);
    draws[i] = low >>> 16;
    draws[j] = high >>> 16;
    if ((low & 65535) < rejectBelow[i]) {
      rejected[listed2] = i;
      listed2 = listed2 + 1 | 0;
    }
    if ((high & 65535) < rejectBelow[j]) {
      rejected[listed2] = j;
      listed2 = listed2 + 1 | 0;
    }
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
  state[lane + 12] = d;
  return listed2;
}
function note(redraws, position) {
  if (redraws === rejected.length) {
    const longer = new Int32Array(2 * redraws);
    longer.set(rejected);
    rejected = longer;
  }
  rejected[redraws] = position;
  return redraws + 1;
}
function permutationOf(draws, count, permutation2) {
  for (let i = 0; i < count; i++) {
    const j = draws[i];
    permutation2[i] = permutation2[j];
    permutation2[j] = i;
  }
}

// src/kernels/bits.ts
function bitsOf(values) {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: width } = values;
  return width < 4 ? { bits: new Uint8Array(buffer, byteOffset, byteLength), perValue: width } : { bits: new Int32Array(buffer, byteOffset, byteLength >> 2), perValue: width >> 2 };
}
function sameMemory(a, b) {
  return a.buffer === b.buffer && a.byteOffset === b.byteOffset;
}

// src/kernels/move-bytes.ts
function swapBytes(values, at, draws, count, unit) {
  if (unit === 1) swapSingles(values, at, draws, count);
  else if (unit === 3) swapTriples(values, at, draws, count);
  else swapUnits(values, at, draws, count, unit);
}
function swapSingles(values, from, draws, count) {
  const at = from | 0;
  const stop = count | 0;
  for (let i = 0; i < stop; i = i + 1 | 0) {
    const k = at + i | 0;
    const j = at + (draws[i] | 0) | 0;
    const value = values[k];
    values[k] = values[j];
    values[j] = value;
  }
}
function swapTriples(values, from, draws, count) {
  const at = from | 0;
  const stop = count | 0;
  for (let i = 0, k = at; i < stop; i = i + 1 | 0, k = k + 3 | 0) {
    const j = at + Math.imul(draws[i], 3) | 0;
    const [k1, k2, j1, j2] = [k + 1 | 0, k + 2 | 0, j + 1 | 0, j + 2 | 0];
    const first = values[k];
    const second = values[k1];
    const third = values[k2];
    values[k] = values[j];
    values[k1] = values[j1];
    values[k2] = values[j2];
    values[j] = first;
    values[j1] = second;
    values[j2] = third;
  }
}
function swapUnits(values, from, draws, count, unit) {
  const at = from | 0;
  const step = unit | 0;
  const stop = at + Math.imul(count, step) | 0;
  for (let i = 0, k = at; k < stop; i = i + 1 | 0) {
    let j = at + Math.imul(draws[i], step) | 0;
    for (const end = k + step | 0; k < end; k = k + 1 | 0, j = j + 1 | 0) {
      const value = values[k];
      values[k] = values[j];
      values[j] = value;
    }
  }
}
function gatherBytes(input, output, sources) {
  const size = sources.length;
  let at = 0;
  for (; at + 4 * size <= output.length; at += 4 * size) {
    touched = touch(input, at, 4 * size, touched);
    gatherFour(input, output, at, sources);
  }
  for (; at < output.length; at += size) gatherOne(input, output, at, sources);
}
var touched = 0;
function touch(input, from, length, seed2) {
  const stop = from + length | 0;
  let sum = seed2 | 0;
  for (let k = from | 0; k < stop; k = k + 64 | 0) sum ^= input[k];
  return sum;
}
function gatherFour(input, output, at, sources) {
  const size = sources.length | 0;
  const row0 = at | 0;
  const row1 = row0 + size | 0;
  const row2 = row1 + size | 0;
  const row3 = row2 + size | 0;
  for (let k = 0; k < size; k = k + 1 | 0) {
    const source = sources[k] | 0;
    output[row0 + k | 0] = input[row0 + source | 0];
    output[row1 + k | 0] = input[row1 + source | 0];
    output[row2 + k | 0] = input[row2 + source | 0];
    output[row3 + k | 0] = input[row3 + source | 0];
  }
}
function gatherOne(input, output, at, sources) {
  const size = sources.length | 0;
  const row = at | 0;
  for (let k = 0; k < size; k = k + 1 | 0) output[row + k | 0] = input[row + (sources[k] | 0) | 0];
}

// src/kernels/move-words.ts
function swapWords(values, at, draws, count, unit) {
  if (unit === 1) swapSingles2(values, at, draws, count);
  else if (unit === 3) swapTriples2(values, at, draws, count);
  else swapUnits2(values, at, draws, count, unit);
}
function swapSingles2(values, from, draws, count) {
  const at = from | 0;
  const stop = count | 0;
  for (let i = 0; i < stop; i = i + 1 | 0) {
    const k = at + i | 0;
    const j = at + (draws[i] | 0) | 0;
    const value = values[k];
    values[k] = values[j];
    values[j] = value;
  }
}
function swapTriples2(values, from, draws, count) {
  const at = from | 0;
  const stop = count | 0;
  for (let i = 0, k = at; i < stop; i = i + 1 | 0, k = k + 3 | 0) {
    const j = at + Math.imul(draws[i], 3) | 0;
    const [k1, k2, j1, j2] = [k + 1 | 0, k + 2 | 0, j + 1 | 0, j + 2 | 0];
    const first = values[k];
    const second = values[k1];
    const third = values[k2];
    values[k] = values[j];
    values[k1] = values[j1];
    values[k2] = values[j2];
    values[j] = first;
    values[j1] = second;
    values[j2] = third;
  }
}
function swapUnits2(values, from, draws, count, unit) {
  const at = from | 0;
  const step = unit | 0;
  const stop = at + Math.imul(count, step) | 0;
  for (let i = 0, k = at; k < stop; i = i + 1 | 0) {
    let j = at + Math.imul(draws[i], step) | 0;
    for (const end = k + step | 0; k < end; k = k + 1 | 0, j = j + 1 | 0) {
      const value = values[k];
      values[k] = values[j];
      values[j] = value;
    }
  }
}
function gatherWords(input, output, sources) {
  const size = sources.length;
  let at = 0;
  for (; at + 4 * size <= output.length; at += 4 * size) {
    touched2 = touch2(input, at, 4 * size, touched2);
    gatherFour2(input, output, at, sources);
  }
  for (; at < output.length; at += size) gatherOne2(input, output, at, sources);
}
var touched2 = 0;
function touch2(input, from, length, seed2) {
  const stop = from + length | 0;
  let sum = seed2 | 0;
  for (let k = from | 0; k < stop; k = k + 16 | 0) sum ^= input[k];
  return sum;
}
function gatherFour2(input, output, at, sources) {
  const size = sources.length | 0;
  const row0 = at | 0;
  const row1 = row0 + size | 0;
  const row2 = row1 + size | 0;
  const row3 = row2 + size | 0;
  for (let k = 0; k < size; k = k + 1 | 0) {
    const source = sources[k] | 0;
    output[row0 + k | 0] = input[row0 + source | 0];
    output[row1 + k | 0] = input[row1 + source | 0];
    output[row2 + k | 0] = input[row2 + source | 0];
    output[row3 + k | 0] = input[row3 + source | 0];
  }
}
function gatherOne2(input, output, at, sources) {
  const size = sources.length | 0;
  const row = at | 0;
  for (let k = 0; k < size; k = k + 1 | 0) output[row + k | 0] = input[row + (sources[k] | 0) | 0];
}

// src/kernels/gather-images.ts
var ROWS = 4;
function gatherImages(input, output, sources, kernels) {
  if (input.constructor !== output.constructor) {
    output.set(input);
    gatherImages(output, output, sources, kernels);
    return;
  }
  const from = bitsOf(input);
  const to = bitsOf(output);
  const direct = to.perValue === 1;
  if (direct && kernels?.shuffledPixels(from.bits, to.bits, sources)) return;
  if (!sameMemory(input, output)) {
    if (direct) gatherBits(from.bits, to.bits, sources);
    else gatherValues(input, output, sources);
    return;
  }
  const step = ROWS * sources.length;
  const aside = output.slice(0, step);
  for (let at = 0; at < output.length; at += step) {
    const rows = output.subarray(at, at + step);
    aside.set(rows);
    gatherImages(aside.subarray(0, rows.length), rows, sources);
  }
}
function gatherBits(input, output, sources) {
  if (output instanceof Int32Array) gatherWords(input, output, sources);
  else gatherBytes(input, output, sources);
}
function gatherValues(input, output, sources) {
  const size = sources.length;
  for (let at = 0; at < output.length; at += size) {
    for (let k = 0; k < size; k++) output[at + k] = input[at + sources[k]];
  }
}

// src/plans/images/pixel-units.ts
var PIXEL_UNIT_OPTIONS = ["channels", "block"];
function pixelUnits(layout2, options2) {
  const { channels = "together", block: block2 = 1 } = options2;
  checkChoice("channels", channels, ["together", "independent"]);
  if (typeof block2 !== "number" && !Array.isArray(block2))
    throw wrongKind("block", "a number of pixels or [height, width]", block2);
  const [blockHeight, blockWidth] = typeof block2 === "number" ? [layout2.height === 1 ? 1 : block2, block2] : block2;
  checkInteger("block height", blockHeight, 1);
  checkInteger("block width", blockWidth, 1);
  if (layout2.height % blockHeight || layout2.width % blockWidth) {
    throw outOfRange("block", `a divisor of the image, ${layout2.height} x ${layout2.width} pixels`, block2);
  }
  const blocks = layout2.height / blockHeight * (layout2.width / blockWidth);
  return {
    count: channels === "together" ? blocks : blocks * layout2.channels,
    blockHeight,
    blockWidth,
    channels
  };
}
function spreadPermutation(permutation2, units, layout2, sources) {
  const { height, width, channels } = layout2;
  const { blockHeight, blockWidth } = units;
  const perUnit = units.channels === "together" ? 1 : channels;
  const across = width / blockWidth;
  let k = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const unit = (Math.floor(y / blockHeight) * across + Math.floor(x / blockWidth)) * perUnit;
      for (let c = 0; c < channels; c++, k++) {
        const source = permutation2[perUnit === 1 ? unit : unit + c];
        const block2 = Math.floor(source / perUnit);
        const sourceY = Math.floor(block2 / across) * blockHeight + y % blockHeight;
        const sourceX = block2 % across * blockWidth + x % blockWidth;
        sources[k] = (sourceY * width + sourceX) * channels + (perUnit === 1 ? c : source % perUnit);
      }
    }
  }
}

// src/plans/images/random-pixels.ts
function planRandomPixels(layout2, options2, kernels) {
  checkOptions(options2, [...PIXEL_UNIT_OPTIONS, ...SHARE_OPTIONS, ...ADDRESS_OPTIONS]);
  const units = pixelUnits(layout2, options2);
  const key = keyOf(options2, "pixels:random");
  const addresses = resolveIds(options2.ids, layout2.count);
  const words = new ExampleWords();
  const draws = new Uint32Array(units.count + 7 & ~7);
  const whole = units.blockHeight * units.blockWidth === 1;
  const unit = layout2.size / units.count;
  const permute = whole ? swapUnits3 : permuteBlocks;
  function draw(index) {
    words.seek(key, lowOf(addresses, index), highOf(addresses, index));
    shuffleDraws(words, units.count, draws);
  }
  function swapUnits3(from, count, images2) {
    const { bits, perValue } = bitsOf(images2);
    const step = unit * perValue;
    if (kernels?.randomPixels({ key, addresses, from, count }, bits, units.count, step)) return;
    for (let i = 0; i < count; i++) {
      draw(from + i);
      swap(bits, i * units.count * step, draws, units.count, step);
    }
  }
  function permuteBlocks(from, count, images2) {
    const permutation2 = new Uint32Array(units.count);
    const sources = new Uint32Array(layout2.size);
    for (let i = 0; i < count; i++) {
      const image = images2.subarray(i * layout2.size, (i + 1) * layout2.size);
      draw(from + i);
      permutationOf(draws, units.count, permutation2);
      spreadPermutation(permutation2, units, layout2, sources);
      gatherImages(image, image, sources);
    }
  }
  return {
    operation: "random-pixels",
    options: options2,
    layout: layout2,
    mask: planShare(options2, "random-pixels", addresses),
    write: (index, input, output, at, count = 1) => {
      const end = at + count * layout2.size;
      const images2 = output.subarray(at, end);
      if (input !== output) images2.set(input.subarray(at, end));
      permute(index, count, images2);
    }
  };
}
function swap(bits, at, draws, units, unit) {
  if (bits instanceof Int32Array) swapWords(bits, at, draws, units, unit);
  else swapBytes(bits, at, draws, units, unit);
}

// src/plans/images/image-layout.ts
function imageLayout(shape, length) {
  const rule = "[n, height, width, channels], [n, height, width] or [n, pixels]";
  if (!Array.isArray(shape) || shape.length < 2 || shape.length > 4) throw wrongKind("shape", rule, shape);
  shape.forEach((dimension, axis) => checkInteger(`shape[${axis}]`, dimension, 1));
  const [count, first, second = 1, third = 1] = shape;
  const [height, width, channels] = shape.length === 2 ? [1, first, 1] : [first, second, third];
  const size = height * width * channels;
  if (length !== void 0 && count * size !== length) {
    throw outOfRange(
      "shape",
      `the shape of the ${length} values in images`,
      shape,
      `it holds ${count * size}`
    );
  }
  return { count, height, width, channels, size };
}

// src/plans/images/write-plan.ts
var CHUNK = 2 ** 22;
function writePlan({ mask, layout: layout2, write }, input, output) {
  const { size } = layout2;
  const most = Math.max(1, Math.floor(CHUNK / size));
  for (let from = 0, to = 0; from < mask.length; from = to) {
    while (to < mask.length && to < from + most && mask[to] === mask[from]) to++;
    if (mask[from] === 1) write(from, input, output, from * size, to - from);
    else if (input !== output) output.set(input.subarray(from * size, to * size), from * size);
  }
}

// src/transforms/image-transform.ts
function transformImages(images2, options2, planner, { out, kernels } = {}) {
  const transform = (values, shape, planned) => {
    const plan = planner(imageLayout(shape, values.length), planned, kernels, values);
    const output = out === void 0 ? emptyLike(values) : sameMemory(out, values) ? values : out;
    writePlan(plan, values, output);
    return { images: out ?? output, plan };
  };
  checkOut(out, "images", images2);
  if (!isTensor(images2)) {
    checkPixelArray(images2);
    checkApart(out, images2);
    const { shape, ...planned } = { ...options2 };
    return transform(images2, shape, planned);
  }
  return (async () => {
    checkTensor("images", images2, ["float32", "int32"]);
    const result = transform(await images2.data(), images2.shape, options2);
    return { images: tensorLike(images2, result.images), plan: result.plan };
  })();
}
function emptyLike(values, length = values.length) {
  const Kind = values.constructor[Symbol.species];
  return new Kind(length);
}
function checkApart(out, images2) {
  if (out?.buffer !== images2.buffer || sameMemory(out, images2)) return;
  if (Math.abs(out.byteOffset - images2.byteOffset) < images2.byteLength) {
    throw outOfRange("out", "images itself or memory apart from it", out);
  }
}
function checkPixelArray(images2) {
  const first = images2?.[0];
  if (!ArrayBuffer.isView(images2) || images2 instanceof DataView || typeof first === "bigint") {
    throw wrongKind("images", "a typed array of numbers or a tensor", images2);
  }
}

// src/transforms/randomize-pixels.ts
function randomizePixels(images2, options2, execution) {
  return transformImages(images2, options2, planRandomPixels, execution);
}

// src/random/portable-math.ts
function expSmall(y) {
  const t = y * 0.015625;
  let p = 1 + t * (1 + t * (1 / 2 + t * (1 / 6 + t * (1 / 24 + t * (1 / 120 + t * (1 / 720 + t * (1 / 5040 + t * (1 / 40320))))))));
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  return p;
}
var powerOfTwo = /* @__PURE__ */ powersOfTwo();
function powersOfTwo() {
  const powers = new Float64Array(33);
  for (let z = 0, power = 1 / 4294967296; z < 33; z++, power *= 2) powers[z] = power;
  return powers;
}
function minusLogOfWord(word) {
  const w = word >>> 0;
  const zeros = Math.clz32(w);
  const mantissa = (w + 0.5) * powerOfTwo[zeros];
  const s = (mantissa - 0.7071067811865476) / (mantissa + 0.7071067811865476);
  const z = s * s;
  const series = 2 * s * (1 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15))))))));
  return (zeros + 0.5) * 0.6931471805599453 - series;
}

// src/random/ziggurat-tables.ts
var LAYERS = 1024;
var TAIL = 4.038849846109504;
var AREA = 0.001226324646353088;
var WORD_RANGE = 2147483648;
function build() {
  const width = new Float32Array(LAYERS);
  const inside = new Float32Array(LAYERS);
  const height = new Float64Array(LAYERS);
  let density = expSmall(-0.5 * TAIL * TAIL);
  const base = AREA / density;
  width[0] = base / WORD_RANGE;
  inside[0] = TAIL / base * WORD_RANGE;
  height[0] = 1;
  width[LAYERS - 1] = TAIL / WORD_RANGE;
  height[LAYERS - 1] = density;
  let edge = TAIL;
  for (let i = LAYERS - 2; i >= 1; i--) {
    const above = AREA / edge + density;
    let y = edge * edge * 0.5;
    for (let step = 0; step < 4; step++) {
      const e = expSmall(-y);
      y += (e - above) / e;
    }
    const next = Math.sqrt(2 * y);
    inside[i + 1] = next / edge * WORD_RANGE;
    edge = next;
    density = expSmall(-0.5 * next * next);
    height[i] = density;
    width[i] = next / WORD_RANGE;
  }
  inside[1] = 0;
  return { width, inside, height };
}
var ziggurat = /* @__PURE__ */ build();

// src/random/normal.ts
var fround = Math.fround;
var pending = /* @__PURE__ */ new Int32Array(4096);
var pendingWord = /* @__PURE__ */ new Int32Array(4096);
function fillNormals(words, count, out, offset, std = 1, mean = 0) {
  if (pending.length < count) {
    pending = new Int32Array(count);
    pendingWord = new Int32Array(count);
  }
  const quads = count & ~3;
  let left = 0;
  for (let lane = 0; lane < 4; lane++)
    left = fillLane2(words.state, lane, quads, out, offset, std, mean, left);
  words.generate((count + 15 & ~15) - quads);
  for (let i = quads; i < count; i++) {
    pending[left++] = i;
    pendingWord[i] = words.words[i - quads];
  }
  if (left > 1) pending.subarray(0, left).sort();
  for (let k = 0; k < left; k++) {
    const i = pending[k];
    out[offset + i] = fround(finish(pendingWord[i], words) * fround(std)) + fround(mean);
  }
}
function fillLane2(state, lane, end, out, offset, std, mean, left) {
  const { width, inside } = ziggurat;
  const scale2 = fround(std);
  const shift = fround(mean);
  const at = offset | 0;
  const stop = end | 0;
  let listed2 = left | 0;
  let a = state[lane] | 0;
  let b = state[lane + 4] | 0;
  let c = state[lane + 8] | 0;
  let d = state[lane + 12] | 0;
  for (let i = lane | 0; i < stop; i = i + 4 | 0) {
    const word = (a + b | 0) + d | 0;
    d = d + 1 | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = (c << 21 | c >>> 11) + word | 0;
    const layer = word & LAYERS - 1;
    const signed = fround(word);
    out[at + i | 0] = fround(fround(signed * width[layer]) * scale2) + shift;
    if (Math.abs(signed) >= inside[layer]) {
      pending[listed2] = i;
      pendingWord[i] = word;
      listed2 = listed2 + 1 | 0;
    }
  }
  state[lane] = a;
  state[lane + 4] = b;
  state[lane + 8] = c;
  state[lane + 12] = d;
  return listed2;
}
function finish(word, words) {
  const { width, inside, height } = ziggurat;
  for (let w = word; ; w = words.next()) {
    const layer = w & LAYERS - 1;
    const signed = fround(w);
    const x = fround(signed * width[layer]);
    if (Math.abs(signed) < inside[layer]) return x;
    if (layer === 0) return tail(w < 0, words);
    const u = (words.next() >>> 0) * 23283064365386963e-26;
    if (height[layer] + u * (height[layer - 1] - height[layer]) < expSmall(-0.5 * x * x)) return x;
  }
}
function tail(negative, words) {
  for (; ; ) {
    const beyond = minusLogOfWord(words.next()) * (1 / TAIL);
    const y = minusLogOfWord(words.next());
    if (y + y >= beyond * beyond) return fround(negative ? -TAIL - beyond : TAIL + beyond);
  }
}

// src/plans/images/statistics.ts
function imageStatistics(values, layout2, scope) {
  checkChoice("statistics", scope, ["set", "channel", "position"]);
  const groups = scope === "set" ? 1 : scope === "channel" ? layout2.channels : layout2.size;
  const perGroup = values.length / groups;
  const mean = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) mean[i % groups] += values[i];
  for (let g = 0; g < groups; g++) mean[g] /= perGroup;
  const squares = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - mean[i % groups];
    squares[i % groups] += deviation * deviation;
  }
  const std = squares.map((sum) => Math.sqrt(sum / perGroup));
  if (!std.every(Number.isFinite)) {
    throw outOfRange(
      "images",
      "finite numbers",
      values[firstNotFinite(values)],
      `value ${firstNotFinite(values)} is not`
    );
  }
  return groups === 1 ? { mean: mean[0], std: std[0] } : { mean: Array.from(mean), std: Array.from(std) };
}
function firstNotFinite(values) {
  let i = 0;
  while (Number.isFinite(values[i])) i++;
  return i;
}
function checkStatistics(statistics2, layout2) {
  const { mean, std } = statistics2 ?? {};
  checkValues("statistics.mean", mean, layout2, -Infinity);
  checkValues("statistics.std", std, layout2, 0);
}
function checkValues(name, value, layout2, least) {
  const { channels, size } = layout2;
  const rule = `a number, or ${channels === size ? size : `${channels} (channels) or ${size}`} numbers${least === 0 ? " of at least 0" : ""}`;
  const list = typeof value === "number" ? [value] : value;
  if (!Array.isArray(list)) throw wrongKind(name, rule, value);
  if (![1, channels, size].includes(list.length)) throw outOfRange(name, rule, value);
  const bad = list.findIndex((v) => typeof v !== "number" || !Number.isFinite(v) || v < least);
  if (bad >= 0)
    throw outOfRange(`${name}[${bad}]`, `a finite number${least === 0 ? " of at least 0" : ""}`, list[bad]);
}

// src/plans/images/gaussian-pixels.ts
var fround2 = Math.fround;
function planGaussian(layout2, options2, kernels) {
  checkOptions(options2, ["statistics", "clip", "round", ...SHARE_OPTIONS, ...ADDRESS_OPTIONS]);
  checkFit(options2);
  checkStatistics(options2.statistics, layout2);
  const { statistics: statistics2, clip, round = "none" } = options2;
  const { size } = layout2;
  const key = keyOf(options2, "pixels:gaussian");
  const addresses = resolveIds(options2.ids, layout2.count);
  const [mean, std] = spread(statistics2, size);
  const task = { size, mean, std, clip, round: round === "half-up" };
  const words = new ExampleWords();
  let aside = new Float32Array(0);
  function draw(from, values) {
    const count = values.length / size;
    if (kernels?.gaussian({ key, addresses, from, count }, task, values)) return;
    for (let i = 0; i < count; i++) {
      words.seek(key, lowOf(addresses, from + i), highOf(addresses, from + i));
      drawImage(words, task, count === 1 ? values : values.subarray(i * size, (i + 1) * size));
    }
  }
  return {
    operation: "gaussian",
    options: options2,
    layout: layout2,
    mask: planShare(options2, "gaussian", addresses),
    write: (index, _input, output, at, count = 1) => {
      const images2 = output.subarray(at, at + count * size);
      if (images2 instanceof Float32Array) return draw(index, images2);
      for (let i = 0; i < count; i += ASIDE) {
        const length = Math.min(ASIDE, count - i) * size;
        if (aside.length < length) aside = new Float32Array(length);
        const values = aside.subarray(0, length);
        draw(index + i, values);
        images2.set(values, i * size);
      }
    }
  };
}
var ASIDE = 8;
function drawImage(words, task, values) {
  const { size, mean, std, round, clip } = task;
  if (mean.length === 1) fillNormals(words, size, values, 0, std[0], mean[0]);
  else {
    fillNormals(words, size, values, 0);
    for (let k = 0; k < size; k++) values[k] = fround2(values[k] * std[k]) + mean[k];
  }
  if (round) for (let k = 0; k < size; k++) values[k] = Math.floor(values[k] + 0.5);
  if (clip) for (let k = 0; k < size; k++) values[k] = Math.min(Math.max(values[k], clip[0]), clip[1]);
}
function spread({ mean, std }, size) {
  const lists = [mean, std].map((value) => typeof value === "number" ? [value] : value);
  const length = lists.every((list) => list.length === 1) ? 1 : size;
  const [means, deviations] = lists.map(
    (list) => Float32Array.from({ length }, (_, k) => list[k % list.length])
  );
  return [means, deviations];
}
function checkFit({ clip, round = "none" }) {
  if (round !== "none" && round !== "half-up") throw wrongKind("round", "'none' or 'half-up'", round);
  if (clip === void 0) return;
  if (!Array.isArray(clip) || clip.length !== 2) throw wrongKind("clip", "two numbers, [least, most]", clip);
  if (!(clip[0] < clip[1]))
    throw outOfRange("clip", "two numbers, [least, most], the first one smaller", clip);
}

// src/transforms/replace-with-gaussian.ts
function replaceWithGaussian(images2, options2, execution) {
  return transformImages(images2, options2, planReplacement, execution);
}
function planReplacement(layout2, options2, kernels, values) {
  const { statistics: statistics2 = "set", ...rest } = options2;
  checkFits(values, rest);
  const known = typeof statistics2 === "string" ? imageStatistics(values, layout2, statistics2) : statistics2;
  return planGaussian(layout2, { ...rest, statistics: known }, kernels);
}
function checkFits(values, { clip, round }) {
  if (values instanceof Float32Array || values instanceof Float64Array) return;
  const limits = clip ?? [-Infinity, Infinity];
  const probe = emptyLike(values, 2);
  probe.set(limits);
  if (round !== "half-up" || probe[0] !== limits[0] || probe[1] !== limits[1]) {
    throw outOfRange(
      "images",
      `a Float32Array, or used with round: 'half-up' and a clip of whole numbers that it can hold`,
      values,
      "for pixels from 0 to 255 pass clip: [0, 255], round: 'half-up'"
    );
  }
}

// src/plans/images/shuffled-pixels.ts
function shuffledPixelSources(options2, layout2) {
  const units = pixelUnits(layout2, options2);
  const words = new ExampleWords();
  words.seek(deriveKey(options2.seed, "every split", "pixels:shuffled"), 0, 0);
  const draws = new Uint32Array(units.count);
  const permutation2 = new Uint32Array(units.count);
  shuffleDraws(words, units.count, draws);
  permutationOf(draws, units.count, permutation2);
  const sources = new Uint32Array(layout2.size);
  spreadPermutation(permutation2, units, layout2, sources);
  return sources;
}
function planShuffledPixels(layout2, options2, kernels) {
  checkOptions(options2, [...PIXEL_UNIT_OPTIONS, ...SHARE_OPTIONS, ...ADDRESS_OPTIONS]);
  const sources = shuffledPixelSources(options2, layout2);
  return {
    operation: "shuffled-pixels",
    options: options2,
    layout: layout2,
    mask: planShare(options2, "shuffled-pixels", resolveIds(options2.ids, layout2.count)),
    write: (_index, input, output, at, count = 1) => {
      const end = at + count * layout2.size;
      gatherImages(input.subarray(at, end), output.subarray(at, end), sources, kernels);
    }
  };
}

// src/transforms/shuffle-pixels.ts
function shufflePixels(images2, options2, execution) {
  return transformImages(images2, options2, planShuffledPixels, execution);
}

// src/kernels/simd/module.ts
var MODULE = "AGFzbQEAAAABWghgCH9/f39/f39/AGAGf39/f39/AGABfwF/YA9/f39/f39/f39/f39/f38Bf2ALf39/f39/f39/f38Bf2AJf39/f399fX9/AGAJf39/f39/f319AGADf39/AAMODQIDBAAAAAAFAQEGAQcFAwEAEAe0AQ0IZ2F1c3NpYW4ABwNmaXQACgxwZXJtdXRlQnl0ZXMABQxwZXJtdXRlV29yZHMAAxJwZXJtdXRlQnl0ZVRyaXBsZXMABhJwZXJtdXRlV29yZFRyaXBsZXMABAtnYXRoZXJCeXRlcwAJC2dhdGhlcldvcmRzAAgNdW5pZm9ybUxhYmVscwABC3RhYmxlTGFiZWxzAAIHY291bnRVcAAMCmZpcnN0V29yZHMACwZtZW1vcnkCAAqb7gENqQMDAn8EewF+QdAIKAIAIgFBEEYEQEGgCP0ABAAhA0GACP0ABABBkAj9AAQAIgT9rgFBsAj9AAQAIgX9rgEhBkGACCAEIARBCf2tAf1R/QsEAEGQCCADIANBA/2rAf2uAf0LBABBoAggA0EV/asBIANBC/2tAf1QIAb9rgH9CwQAQbAIIAX9DAEAAAABAAAAAQAAAAEAAAD9rgH9CwQAQcAIIAb9CwQAQQAhAQtB0AggAUEEajYCACABQYAIajUCQCAArX4iB6cgAEkEQEEAIABrIABwIQIDQCAHpyACSQRAQdAIKAIAIgFBEEYEQEGgCP0ABAAhA0GACP0ABABBkAj9AAQAIgT9rgFBsAj9AAQAIgX9rgEhBkGACCAEIARBCf2tAf1R/QsEAEGQCCADIANBA/2rAf2uAf0LBABBoAggA0EV/asBIANBC/2tAf1QIAb9rgH9CwQAQbAIIAX9DAEAAAABAAAAAQAAAAEAAAD9rgH9CwQAQcAIIAb9CwQAQQAhAQtB0AggAUEEajYCACABQYAIajUCQCAArX4hBwwBCwsLIAdCIIinC70fAiZ7AX8gAf0RIRAgAv0RIQ8gASACc0Hat8TeAXP9ESERIAj9ESESIAn9ESEYIAr9ESEZIAv9ESEaIAz9ESETIA0gDmoiAf0RIRRBACABayABcP0RIRsgDf0RIRUgDv0RIRwgByEBIAD9ESEd/QwAAAAAAQAAAAIAAAADAAAAIRcgAEECdCECA0AgAiA1SwRAIAMgNWoiAP0ABAAiIyAQ/a4BIAQgNWoiCP0ABAAiJEED/asBIA/9rgEiHv2uASIfIB5BDf2rASAeQRP9rQH9UCAf/VEiHv2uASIfIB5BD/2rASAeQRH9rQH9UCAf/VEiHv2uASIfIB5BGv2rASAeQQb9rQH9UCAf/VEiHv2uASIfIA/9rgEgHkEG/asBIB5BGv2tAf1QIB/9USAR/QwBAAAAAQAAAAEAAAABAAAA/a4BIiX9rgEiHv2uASIfIB5BEf2rASAeQQ/9rQH9UCAf/VEiHv2uASIfIB5BHf2rASAeQQP9rQH9UCAf/VEiHv2uASIfIB4gHv0NAgMAAQYHBAUKCwgJDg8MDSAf/VEiHv2uASIfIBH9rgEgHiAe/Q0BAgMABQYHBAkKCwgNDg8MIB/9USAQ/QwCAAAAAgAAAAIAAAACAAAA/a4BIib9rgEiHv2uASIfIB5BDf2rASAeQRP9rQH9UCAf/VEiHv2uASIfIB5BD/2rASAeQRH9rQH9UCAf/VEiHv2uASIfIB5BGv2rASAeQQb9rQH9UCAf/VEiHv2uASIfIBD9rgEgHkEG/asBIB5BGv2tAf1QIB/9USAP/QwDAAAAAwAAAAMAAAADAAAA/a4BIif9rgEiHv2uASIfIB5BEf2rASAeQQ/9rQH9UCAf/VEiHv2uASIfIB5BHf2rASAeQQP9rQH9UCAf/VEiHv2uASIfIB4gHv0NAgMAAQYHBAUKCwgJDg8MDSAf/VEiHv2uASIfIA/9rgEgHiAe/Q0BAgMABQYHBAkKCwgNDg8MIB/9USAR/QwEAAAABAAAAAQAAAAEAAAA/a4BIij9rgEiHv2uASIfIB5BDf2rASAeQRP9rQH9UCAf/VEiHv2uASIfIB5BD/2rASAeQRH9rQH9UCAf/VEiHv2uASIfIB5BGv2rASAeQQb9rQH9UCAf/VEiKf2uASIqIBH9rgEhKyAA/QAEECIsIBD9rgEgCP0ABBAiHkED/asBIA/9rgEiH/2uASIgIB9BDf2rASAfQRP9rQH9UCAg/VEiH/2uASIgIB9BD/2rASAfQRH9rQH9UCAg/VEiH/2uASIgIB9BGv2rASAfQQb9rQH9UCAg/VEiH/2uASIgIA/9rgEgH0EG/asBIB9BGv2tAf1QICD9USAl/a4BIh/9rgEiICAfQRH9qwEgH0EP/a0B/VAgIP1RIh/9rgEiICAfQR39qwEgH0ED/a0B/VAgIP1RIh/9rgEiICAfIB/9DQIDAAEGBwQFCgsICQ4PDA0gIP1RIh/9rgEiICAR/a4BIB8gH/0NAQIDAAUGBwQJCgsIDQ4PDCAg/VEgJv2uASIf/a4BIiAgH0EN/asBIB9BE/2tAf1QICD9USIf/a4BIiAgH0EP/asBIB9BEf2tAf1QICD9USIf/a4BIiAgH0Ea/asBIB9BBv2tAf1QICD9USIf/a4BIiAgEP2uASAfQQb9qwEgH0Ea/a0B/VAgIP1RICf9rgEiH/2uASIgIB9BEf2rASAfQQ/9rQH9UCAg/VEiH/2uASIgIB9BHf2rASAfQQP9rQH9UCAg/VEiH/2uASIgIB8gH/0NAgMAAQYHBAUKCwgJDg8MDSAg/VEiH/2uASIgIA/9rgEgHyAf/Q0BAgMABQYHBAkKCwgNDg8MICD9USAo/a4BIh/9rgEiICAfQQ39qwEgH0ET/a0B/VAgIP1RIh/9rgEiICAfQQ/9qwEgH0ER/a0B/VAgIP1RIh/9rgEiICAfQRr9qwEgH0EG/a0B/VAgIP1RIh/9rgEiLSAR/a4BIS4gAP0ABCAiLyAQ/a4BIAj9AAQgIiBBA/2rASAP/a4BIiH9rgEiIiAhQQ39qwEgIUET/a0B/VAgIv1RIiH9rgEiIiAhQQ/9qwEgIUER/a0B/VAgIv1RIiH9rgEiIiAhQRr9qwEgIUEG/a0B/VAgIv1RIiH9rgEiIiAP/a4BICFBBv2rASAhQRr9rQH9UCAi/VEgJf2uASIh/a4BIiIgIUER/asBICFBD/2tAf1QICL9USIh/a4BIiIgIUEd/asBICFBA/2tAf1QICL9USIh/a4BIiIgISAh/Q0CAwABBgcEBQoLCAkODwwNICL9USIh/a4BIiIgEf2uASAhICH9DQECAwAFBgcECQoLCA0ODwwgIv1RICb9rgEiIf2uASIiICFBDf2rASAhQRP9rQH9UCAi/VEiIf2uASIiICFBD/2rASAhQRH9rQH9UCAi/VEiIf2uASIiICFBGv2rASAhQQb9rQH9UCAi/VEiIf2uASIiIBD9rgEgIUEG/asBICFBGv2tAf1QICL9USAn/a4BIiH9rgEiIiAhQRH9qwEgIUEP/a0B/VAgIv1RIiH9rgEiIiAhQR39qwEgIUED/a0B/VAgIv1RIiH9rgEiIiAhICH9DQIDAAEGBwQFCgsICQ4PDA0gIv1RIiH9rgEiIiAP/a4BICEgIf0NAQIDAAUGBwQJCgsIDQ4PDCAi/VEgKP2uASIh/a4BIiIgIUEN/asBICFBE/2tAf1QICL9USIh/a4BIiIgIUEP/asBICFBEf2tAf1QICL9USIh/a4BIiIgIUEa/asBICFBBv2tAf1QICL9USIh/a4BIjAgEf2uASExIAD9AAQwIjIgEP2uASAI/QAEMCIiQQP9qwEgD/2uASIz/a4BIjQgM0EN/asBIDNBE/2tAf1QIDT9USIz/a4BIjQgM0EP/asBIDNBEf2tAf1QIDT9USIz/a4BIjQgM0Ea/asBIDNBBv2tAf1QIDT9USIz/a4BIjQgD/2uASAzQQb9qwEgM0Ea/a0B/VAgNP1RICX9rgEiJf2uASIzICVBEf2rASAlQQ/9rQH9UCAz/VEiJf2uASIzICVBHf2rASAlQQP9rQH9UCAz/VEiJf2uASIzICUgJf0NAgMAAQYHBAUKCwgJDg8MDSAz/VEiJf2uASIzIBH9rgEgJSAl/Q0BAgMABQYHBAkKCwgNDg8MIDP9USAm/a4BIiX9rgEiJiAlQQ39qwEgJUET/a0B/VAgJv1RIiX9rgEiJiAlQQ/9qwEgJUER/a0B/VAgJv1RIiX9rgEiJiAlQRr9qwEgJUEG/a0B/VAgJv1RIiX9rgEiJiAQ/a4BICVBBv2rASAlQRr9rQH9UCAm/VEgJ/2uASIl/a4BIiYgJUER/asBICVBD/2tAf1QICb9USIl/a4BIiYgJUEd/asBICVBA/2tAf1QICb9USIl/a4BIiYgJSAl/Q0CAwABBgcEBQoLCAkODwwNICb9USIl/a4BIiYgD/2uASAlICX9DQECAwAFBgcECQoLCA0ODwwgJv1RICj9rgEiJf2uASImICVBDf2rASAlQRP9rQH9UCAm/VEiJf2uASImICVBD/2rASAlQRH9rQH9UCAm/VEiJf2uASImICVBGv2rASAlQQb9rQH9UCAm/VEiJf2uASImIBH9rgEhJyApQQb9qwEgKUEa/a0B/VAgKv1RIBD9DAUAAAAFAAAABQAAAAUAAAD9rgEiKP2uASIpIBT93gEiKiApIBT93wEiKf0NBAUGBwwNDg8UFRYXHB0eHyEzICogKf0NAAECAwgJCgsQERITGBkaGyAb/TogKyAS/TogGP1QICsgEv03IBn9TiAkIBP9OiAkIBP9NyAjIBr9Pv1O/VD9Tv1QIBf9DAAAAAAAAAAAAAAAAAAAAAD9rgEgHf05/U4iI/1OISQgBiA1aiIAIDMgBSA1aiII/QAEACIp/a4B/QwBAAAAAQAAAAEAAAABAAAA/a4BIiogKiAV/T8gFf1O/bEBIDMgHP1SICkgI/1S/QsEACAfQQb9qwEgH0Ea/a0B/VAgLf1RICj9rgEiHyAU/d4BIikgHyAU/d8BIh/9DQQFBgcMDQ4PFBUWFxwdHh8hKiApIB/9DQABAgMICQoLEBESExgZGhsgG/06IC4gEv06IBj9UCAuIBL9NyAZ/U4gHiAT/TogHiAT/TcgLCAa/T79Tv1Q/U79UCAX/QwEAAAABAAAAAQAAAAEAAAA/a4BIB39Of1OIh79TiEfIAAgKiAI/QAEECIp/a4B/QwBAAAAAQAAAAEAAAABAAAA/a4BIisgKyAV/T8gFf1O/bEBICogHP1SICkgHv1S/QsEECAhQQb9qwEgIUEa/a0B/VAgMP1RICj9rgEiISAU/d4BIikgISAU/d8BIiH9DQQFBgcMDQ4PFBUWFxwdHh8hKiApICH9DQABAgMICQoLEBESExgZGhsgG/06IDEgEv06IBj9UCAxIBL9NyAZ/U4gICAT/TogICAT/TcgLyAa/T79Tv1Q/U79UCAX/QwIAAAACAAAAAgAAAAIAAAA/a4BIB39Of1OIiD9TiEhIAAgKiAI/QAEICIp/a4B/QwBAAAAAQAAAAEAAAABAAAA/a4BIisgKyAV/T8gFf1O/bEBICogHP1SICkgIP1S/QsEICAWICP9sQEgHv2xASAg/bEBICcgEv06IBj9UCAnIBL9NyAZ/U4gIiAT/TogIiAT/TcgMiAa/T79Tv1Q/U79UCAX/QwMAAAADAAAAAwAAAAMAAAA/a4BIB39Of1OIh79sQEhFiAAICVBBv2rASAlQRr9rQH9UCAm/VEgKP2uASIgIBT93gEiIiAgIBT93wEiIP0NBAUGBwwNDg8UFRYXHB0eHyIjIAj9AAQwIiX9rgH9DAEAAAABAAAAAQAAAAEAAAD9rgEiJiAmIBX9PyAV/U79sQEgIyAc/VIgJSAe/VL9CwQwICQgH/1QICH9UCAiICD9DQABAgMICQoLEBESExgZGhsgG/06IB79TiIe/VD9UwRAICT9pAEhAANAIAAEQCABIABoIDVBAnZqNgIAIAFBBGohASAAIABBAWtxIQAMAQsLIB/9pAEhAANAIAAEQCABIABoIDVBAnZBBGpqNgIAIAFBBGohASAAIABBAWtxIQAMAQsLICH9pAEhAANAIAAEQCABIABoIDVBAnZBCGpqNgIAIAFBBGohASAAIABBAWtxIQAMAQsLIB79pAEhAANAIAAEQCABIABoIDVBAnZBDGpqNgIAIAFBBGohASAAIABBAWtxIQAMAQsLCyAX/QwQAAAAEAAAABAAAAAQAAAA/a4BIRcgNUFAayE1DAELC0GAEiABIAdrQQJ2NgIAIBb9GwAgFv0bAWogFv0bAmogFv0bA2oLqikCFHsCfyAB/REhHCAC/REhHiABIAJzQdq3xN4Bc/0RIRsgAP0RIRn9DAAAAAABAAAAAgAAAAMAAAAhGiAAQQJ0IR8DQCAfICBLBEAgAyAgaiIB/QAEACAc/a4BIAQgIGoiAP0ABABBA/2rASAe/a4BIgz9rgEiCyAMQQ39qwEgDEET/a0B/VAgC/1RIgz9rgEiCyAMQQ/9qwEgDEER/a0B/VAgC/1RIgz9rgEiCyAMQRr9qwEgDEEG/a0B/VAgC/1RIgz9rgEiCyAe/a4BIAxBBv2rASAMQRr9rQH9UCAL/VEgG/0MAQAAAAEAAAABAAAAAQAAAP2uASIR/a4BIgz9rgEiCyAMQRH9qwEgDEEP/a0B/VAgC/1RIgz9rgEiCyAMQR39qwEgDEED/a0B/VAgC/1RIgz9rgEiCyAMIAz9DQIDAAEGBwQFCgsICQ4PDA0gC/1RIgz9rgEiCyAb/a4BIAwgDP0NAQIDAAUGBwQJCgsIDQ4PDCAL/VEgHP0MAgAAAAIAAAACAAAAAgAAAP2uASIQ/a4BIgz9rgEiCyAMQQ39qwEgDEET/a0B/VAgC/1RIgz9rgEiCyAMQQ/9qwEgDEER/a0B/VAgC/1RIgz9rgEiCyAMQRr9qwEgDEEG/a0B/VAgC/1RIgz9rgEiCyAc/a4BIAxBBv2rASAMQRr9rQH9UCAL/VEgHv0MAwAAAAMAAAADAAAAAwAAAP2uASIP/a4BIgz9rgEiCyAMQRH9qwEgDEEP/a0B/VAgC/1RIgz9rgEiCyAMQR39qwEgDEED/a0B/VAgC/1RIgz9rgEiCyAMIAz9DQIDAAEGBwQFCgsICQ4PDA0gC/1RIgz9rgEiCyAe/a4BIAwgDP0NAQIDAAUGBwQJCgsIDQ4PDCAL/VEgG/0MBAAAAAQAAAAEAAAABAAAAP2uASIN/a4BIgz9rgEiCyAMQQ39qwEgDEET/a0B/VAgC/1RIgz9rgEiCyAMQQ/9qwEgDEER/a0B/VAgC/1RIgz9rgEiCyAMQRr9qwEgDEEG/a0B/VAgC/1RIhX9rgEhDiAB/QAEECAc/a4BIAD9AAQQQQP9qwEgHv2uASIM/a4BIgsgDEEN/asBIAxBE/2tAf1QIAv9USIM/a4BIgsgDEEP/asBIAxBEf2tAf1QIAv9USIM/a4BIgsgDEEa/asBIAxBBv2tAf1QIAv9USIM/a4BIgsgHv2uASAMQQb9qwEgDEEa/a0B/VAgC/1RIBH9rgEiDP2uASILIAxBEf2rASAMQQ/9rQH9UCAL/VEiDP2uASILIAxBHf2rASAMQQP9rQH9UCAL/VEiDP2uASILIAwgDP0NAgMAAQYHBAUKCwgJDg8MDSAL/VEiDP2uASILIBv9rgEgDCAM/Q0BAgMABQYHBAkKCwgNDg8MIAv9USAQ/a4BIgz9rgEiCyAMQQ39qwEgDEET/a0B/VAgC/1RIgz9rgEiCyAMQQ/9qwEgDEER/a0B/VAgC/1RIgz9rgEiCyAMQRr9qwEgDEEG/a0B/VAgC/1RIgz9rgEiCyAc/a4BIAxBBv2rASAMQRr9rQH9UCAL/VEgD/2uASIM/a4BIgsgDEER/asBIAxBD/2tAf1QIAv9USIM/a4BIgsgDEEd/asBIAxBA/2tAf1QIAv9USIM/a4BIgsgDCAM/Q0CAwABBgcEBQoLCAkODwwNIAv9USIM/a4BIgsgHv2uASAMIAz9DQECAwAFBgcECQoLCA0ODwwgC/1RIA39rgEiDP2uASILIAxBDf2rASAMQRP9rQH9UCAL/VEiDP2uASILIAxBD/2rASAMQRH9rQH9UCAL/VEiDP2uASILIAxBGv2rASAMQQb9rQH9UCAL/VEiGP2uASIXIBv9rgEhFCAB/QAEICAc/a4BIAD9AAQgQQP9qwEgHv2uASIM/a4BIgsgDEEN/asBIAxBE/2tAf1QIAv9USIM/a4BIgsgDEEP/asBIAxBEf2tAf1QIAv9USIM/a4BIgsgDEEa/asBIAxBBv2tAf1QIAv9USIM/a4BIgsgHv2uASAMQQb9qwEgDEEa/a0B/VAgC/1RIBH9rgEiDP2uASILIAxBEf2rASAMQQ/9rQH9UCAL/VEiDP2uASILIAxBHf2rASAMQQP9rQH9UCAL/VEiDP2uASILIAwgDP0NAgMAAQYHBAUKCwgJDg8MDSAL/VEiDP2uASILIBv9rgEgDCAM/Q0BAgMABQYHBAkKCwgNDg8MIAv9USAQ/a4BIgz9rgEiCyAMQQ39qwEgDEET/a0B/VAgC/1RIgz9rgEiCyAMQQ/9qwEgDEER/a0B/VAgC/1RIgz9rgEiCyAMQRr9qwEgDEEG/a0B/VAgC/1RIgz9rgEiCyAc/a4BIAxBBv2rASAMQRr9rQH9UCAL/VEgD/2uASIM/a4BIgsgDEER/asBIAxBD/2tAf1QIAv9USIM/a4BIgsgDEEd/asBIAxBA/2tAf1QIAv9USIM/a4BIgsgDCAM/Q0CAwABBgcEBQoLCAkODwwNIAv9USIM/a4BIgsgHv2uASAMIAz9DQECAwAFBgcECQoLCA0ODwwgC/1RIA39rgEiDP2uASILIAxBDf2rASAMQRP9rQH9UCAL/VEiDP2uASILIAxBD/2rASAMQRH9rQH9UCAL/VEiDP2uASILIAxBGv2rASAMQQb9rQH9UCAL/VEiE/2uASIWIBv9rgEhEiAB/QAEMCAc/a4BIAD9AAQwQQP9qwEgHv2uASIM/a4BIgsgDEEN/asBIAxBE/2tAf1QIAv9USIM/a4BIgsgDEEP/asBIAxBEf2tAf1QIAv9USIM/a4BIgsgDEEa/asBIAxBBv2tAf1QIAv9USIM/a4BIgsgHv2uASAMQQb9qwEgDEEa/a0B/VAgC/1RIBH9rgEiDP2uASILIAxBEf2rASAMQQ/9rQH9UCAL/VEiDP2uASILIAxBHf2rASAMQQP9rQH9UCAL/VEiDP2uASILIAwgDP0NAgMAAQYHBAUKCwgJDg8MDSAL/VEiDP2uASILIBv9rgEgDCAM/Q0BAgMABQYHBAkKCwgNDg8MIAv9USAQ/a4BIgz9rgEiCyAMQQ39qwEgDEET/a0B/VAgC/1RIgz9rgEiCyAMQQ/9qwEgDEER/a0B/VAgC/1RIgz9rgEiCyAMQRr9qwEgDEEG/a0B/VAgC/1RIgz9rgEiCyAc/a4BIAxBBv2rASAMQRr9rQH9UCAL/VEgD/2uASIM/a4BIgsgDEER/asBIAxBD/2tAf1QIAv9USIM/a4BIgsgDEEd/asBIAxBA/2tAf1QIAv9USIM/a4BIgsgDCAM/Q0CAwABBgcEBQoLCAkODwwNIAv9USIM/a4BIgsgHv2uASAMIAz9DQECAwAFBgcECQoLCA0ODwwgC/1RIA39rgEiDP2uASILIAxBDf2rASAMQRP9rQH9UCAL/VEiDP2uASILIAxBD/2rASAMQRH9rQH9UCAL/VEiDP2uASILIAxBGv2rASAMQQb9rQH9UCAL/VEiEf2uASIQIBv9rgEhD0GAECAFICBq/QAEACIN/QsEACAdIA4gG/2uASAHQYQQKAIAQQN0aiAHQYAQKAIAIgFBA3Rq/V0DAP1XAwABIgwgB0GMECgCAEEDdGogB0GIECgCAEEDdGr9XQMA/VcDAAEiC/0NAAECAwgJCgsQERITGBkaG/06IAwgC/0NBAUGBwwNDg8UFRYXHB0eH/1QIBr9DAAAAAAAAAAAAAAAAAAAAAD9rgEgGf05/U4iDP2xASAIIAFBCnQgFUEG/asBIBVBGv2tAf1QIA79USAc/QwFAAAABQAAAAUAAAAFAAAA/a4BIhX9rgEiDv0bACICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GQECAANgIAIAhBhBAoAgAiAUEKdCAO/RsBIgJBFnZyai0AACIAQf8BRgRAIAkgASAKbEEDdGohAUEAIQADQCAAIApBAWtIBH8gASAAQQN0aisDACACuGQFQQELRQRAIABBAWohAAwBCwsLQZQQIAA2AgAgCEGIECgCACIBQQp0IA79GwIiAkEWdnJqLQAAIgBB/wFGBEAgCSABIApsQQN0aiEBQQAhAANAIAAgCkEBa0gEfyABIABBA3RqKwMAIAK4ZAVBAQtFBEAgAEEBaiEADAELCwtBmBAgADYCACAIQYwQKAIAIgFBCnQgDv0bAyICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GcECAANgIAIAYgIGpBkBD9AAQAIA0gDP1S/QsEAEGAECAFICBq/QAEECIO/QsEACAUIAdBhBAoAgBBA3RqIAdBgBAoAgAiAUEDdGr9XQMA/VcDAAEiDCAHQYwQKAIAQQN0aiAHQYgQKAIAQQN0av1dAwD9VwMAASIL/Q0AAQIDCAkKCxAREhMYGRob/TogDCAL/Q0EBQYHDA0ODxQVFhccHR4f/VAgGv0MBAAAAAQAAAAEAAAABAAAAP2uASAZ/Tn9TiIN/bEBIAggAUEKdCAYQQb9qwEgGEEa/a0B/VAgF/1RIBX9rgEiC/0bACICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GQECAANgIAIAhBhBAoAgAiAUEKdCAL/RsBIgJBFnZyai0AACIAQf8BRgRAIAkgASAKbEEDdGohAUEAIQADQCAAIApBAWtIBH8gASAAQQN0aisDACACuGQFQQELRQRAIABBAWohAAwBCwsLQZQQIAA2AgAgCEGIECgCACIBQQp0IAv9GwIiAkEWdnJqLQAAIgBB/wFGBEAgCSABIApsQQN0aiEBQQAhAANAIAAgCkEBa0gEfyABIABBA3RqKwMAIAK4ZAVBAQtFBEAgAEEBaiEADAELCwtBmBAgADYCACAIQYwQKAIAIgFBCnQgC/0bAyICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GcECAANgIAIAYgIGpBkBD9AAQAIA4gDf1S/QsEEEGAECAFICBq/QAEICIO/QsEACASIAdBhBAoAgBBA3RqIAdBgBAoAgAiAUEDdGr9XQMA/VcDAAEiDCAHQYwQKAIAQQN0aiAHQYgQKAIAQQN0av1dAwD9VwMAASIL/Q0AAQIDCAkKCxAREhMYGRob/TogDCAL/Q0EBQYHDA0ODxQVFhccHR4f/VAgGv0MCAAAAAgAAAAIAAAACAAAAP2uASAZ/Tn9TiIN/bEBIAggAUEKdCATQQb9qwEgE0Ea/a0B/VAgFv1RIBX9rgEiC/0bACICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GQECAANgIAIAhBhBAoAgAiAUEKdCAL/RsBIgJBFnZyai0AACIAQf8BRgRAIAkgASAKbEEDdGohAUEAIQADQCAAIApBAWtIBH8gASAAQQN0aisDACACuGQFQQELRQRAIABBAWohAAwBCwsLQZQQIAA2AgAgCEGIECgCACIBQQp0IAv9GwIiAkEWdnJqLQAAIgBB/wFGBEAgCSABIApsQQN0aiEBQQAhAANAIAAgCkEBa0gEfyABIABBA3RqKwMAIAK4ZAVBAQtFBEAgAEEBaiEADAELCwtBmBAgADYCACAIQYwQKAIAIgFBCnQgC/0bAyICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GcECAANgIAIAYgIGpBkBD9AAQAIA4gDf1S/QsEIEGAECAFICBq/QAEMCIN/QsEACAPIAdBhBAoAgBBA3RqIAdBgBAoAgAiAUEDdGr9XQMA/VcDAAEiDCAHQYwQKAIAQQN0aiAHQYgQKAIAQQN0av1dAwD9VwMAASIL/Q0AAQIDCAkKCxAREhMYGRob/TogDCAL/Q0EBQYHDA0ODxQVFhccHR4f/VAgGv0MDAAAAAwAAAAMAAAADAAAAP2uASAZ/Tn9TiIM/bEBIR0gCCABQQp0IBFBBv2rASARQRr9rQH9UCAQ/VEgFf2uASIL/RsAIgJBFnZyai0AACIAQf8BRgRAIAkgASAKbEEDdGohAUEAIQADQCAAIApBAWtIBH8gASAAQQN0aisDACACuGQFQQELRQRAIABBAWohAAwBCwsLQZAQIAA2AgAgCEGEECgCACIBQQp0IAv9GwEiAkEWdnJqLQAAIgBB/wFGBEAgCSABIApsQQN0aiEBQQAhAANAIAAgCkEBa0gEfyABIABBA3RqKwMAIAK4ZAVBAQtFBEAgAEEBaiEADAELCwtBlBAgADYCACAIQYgQKAIAIgFBCnQgC/0bAiICQRZ2cmotAAAiAEH/AUYEQCAJIAEgCmxBA3RqIQFBACEAA0AgACAKQQFrSAR/IAEgAEEDdGorAwAgArhkBUEBC0UEQCAAQQFqIQAMAQsLC0GYECAANgIAIAhBjBAoAgAiAUEKdCAL/RsDIgJBFnZyai0AACIAQf8BRgRAIAkgASAKbEEDdGohAUEAIQADQCAAIApBAWtIBH8gASAAQQN0aisDACACuGQFQQELRQRAIABBAWohAAwBCwsLQZwQIAA2AgAgBiAgakGQEP0ABAAgDSAM/VL9CwQwIBr9DBAAAAAQAAAAEAAAABAAAAD9rgEhGiAgQUBrISAMAQsLIB39GwAgHf0bAWogHf0bAmogHf0bA2oL/xADBX8LewF+IAL9ESEUIAP9ESERIAIgA3NB2rfE3gFz/REhEiAFIQgDQCABIApKBED9DAQAAAAEAAAABAAAAAQAAAD9DAAAAAABAAAAAgAAAAMAAAAgBCgCBEEDdP0R/a4BIBH9rgEiDf2uASEOIA1BDf2rASANQRP9rQH9UCAEKAIAIAJq/REiDyAN/a4BIg39USIQQQ/9qwEgEEER/a0B/VAgDSAQ/a4BIg39USIQQRr9qwEgEEEG/a0B/VAgDSAQ/a4BIg39USIQQQb9qwEgEEEa/a0B/VAgDSAQ/a4BIg39USAS/QwBAAAAAQAAAAEAAAABAAAA/a4BIhD9rgEiE0ER/asBIBNBD/2tAf1QIA0gEf2uASAT/a4BIg39USITQR39qwEgE0ED/a0B/VAgDSAT/a4BIg39USITIBP9DQIDAAEGBwQFCgsICQ4PDA0gDSAT/a4BIg39USITIBP9DQECAwAFBgcECQoLCA0ODwwgDSAT/a4BIg39USAU/QwCAAAAAgAAAAIAAAACAAAA/a4BIhP9rgEiFUEN/asBIBVBE/2tAf1QIA0gEv2uASAV/a4BIg39USIVQQ/9qwEgFUER/a0B/VAgDSAV/a4BIg39USIVQRr9qwEgFUEG/a0B/VAgDSAV/a4BIg39USIVQQb9qwEgFUEa/a0B/VAgDSAV/a4BIg39USAR/QwDAAAAAwAAAAMAAAADAAAA/a4BIhX9rgEiFkER/asBIBZBD/2tAf1QIA0gFP2uASAW/a4BIg39USIWQR39qwEgFkED/a0B/VAgDSAW/a4BIg39USIWIBb9DQIDAAEGBwQFCgsICQ4PDA0gDSAW/a4BIg39USIWIBb9DQECAwAFBgcECQoLCA0ODwwgDSAW/a4BIhb9USAS/QwEAAAABAAAAAQAAAAEAAAA/a4BIhf9rgEhDSAOQQ39qwEgDkET/a0B/VAgDyAO/a4BIg79USIPQQ/9qwEgD0ER/a0B/VAgDiAP/a4BIg79USIPQRr9qwEgD0EG/a0B/VAgDiAP/a4BIg79USIPQQb9qwEgD0Ea/a0B/VAgDiAP/a4BIg79USAQ/a4BIg9BEf2rASAPQQ/9rQH9UCAOIBH9rgEgD/2uASIO/VEiD0Ed/asBIA9BA/2tAf1QIA4gD/2uASIO/VEiDyAP/Q0CAwABBgcEBQoLCAkODwwNIA4gD/2uASIO/VEiDyAP/Q0BAgMABQYHBAkKCwgNDg8MIA4gD/2uASIO/VEgE/2uASIPQQ39qwEgD0ET/a0B/VAgDiAS/a4BIA/9rgEiDv1RIg9BD/2rASAPQRH9rQH9UCAOIA/9rgEiDv1RIg9BGv2rASAPQQb9rQH9UCAOIA/9rgEiDv1RIg9BBv2rASAPQRr9rQH9UCAOIA/9rgEiDv1RIBX9rgEiD0ER/asBIA9BD/2tAf1QIA4gFP2uASAP/a4BIg79USIPQR39qwEgD0ED/a0B/VAgDiAP/a4BIg79USIPIA/9DQIDAAEGBwQFCgsICQ4PDA0gDiAP/a4BIg79USIPIA/9DQECAwAFBgcECQoLCA0ODwwgDiAP/a4BIg79USAX/a4BIg9BDf2rASAPQRP9rQH9UCAOIBH9rgEgD/2uASIO/VEiD0EP/asBIA9BEf2tAf1QIA4gD/2uASIO/VEiD0Ea/asBIA9BBv2tAf1QIA4gD/2uASIO/VEhFSANQQ39qwEgDUET/a0B/VAgFiAR/a4BIA39rgEiDf1RIg9BD/2rASAPQRH9rQH9UCANIA/9rgEiDf1RIg9BGv2rASAPQQb9rQH9UCANIA/9rgEiDf1RIQ8gDSAP/a4BIg0gEv2uASETIA9BBv2rASAPQRr9rQH9UCAN/VEgFP0MBQAAAAUAAAAFAAAABQAAAP2uASIN/a4BIQ8gDiAV/a4BIg4gEv2uASEQIBVBBv2rASAVQRr9rQH9UCAO/VEgDf2uASENIARBCGohBP0MAQACAAMABAAFAAYABwAIACEOIAchBUEAIQMgAEEBdCEJA0AgEyAP/a4BIA39rgEhFSAN/QwBAAAAAQAAAAEAAAABAAAA/a4BIQ0gDyAPQQn9rQH9USETIBAgEEED/asB/a4BIQ8gEEEV/asBIBBBC/2tAf1QIBX9rgEhECAVIA79vgEiFiAVIA79vwEiFf0NAAEEBQgJDA0QERQVGBkcHSAD/QAEgKAB/TD9hAEhCyADIBYgFf0NAgMGBwoLDg8SExYXGhseH0EC/YsB/QsEgKACIAUgA0EBdkEIdCALcjYCACAFIAtBAEdBAnRqIQUgDv0MCAAIAAgACAAIAAgACAAIAP2OASEOIAkgA0EQaiIDSw0AC0GACCAT/QsEAEGQCCAP/QsEAEGgCCAQ/QsEAEGwCCAN/QsEAEHQCEEQNgIAIAchAwNAIAMgBUkEQCADKAIAIglBCHYhDCAJQf8BcSEJA0AgCQRAIAwgCWhqIQsgCSAJQQFrcSEJIAAgC0sEQCALQQF0IAtBAWoQAEECdDsBgKACCwwBCwsgA0EEaiEDDAELCyAGIQkgAEEBdEGAoAJqIQtBgKACIQUDQCAFQQhqIgMgC00EQCAGIAkgBSkDACIYp0H//wNxaiIFKAIANgIAIAUgCCgCADYCACAGIAkgGEIQiKdB//8DcWoiBSgCADYCBCAFIAgoAgQ2AgAgBiAJIBhCIIinQf//A3FqIgUoAgA2AgggBSAIKAIINgIAIAYgCSAYQjCIp2oiBSgCADYCDCAFIAgoAgw2AgAgAyEFIAZBEGohBiAIQRBqIQgMAQsLA0AgBSALSQRAIAYgCSAFLwEAaiIDKAIANgIAIAMgCCgCADYCACAFQQJqIQUgBkEEaiEGIAhBBGohCAwBCwsgCkEBaiEKDAELCwvMEQMFfwt7AX4gAv0RIRQgA/0RIREgAiADc0Hat8TeAXP9ESESIAYhCANAIAEgC0oEQP0MBAAAAAQAAAAEAAAABAAAAP0MAAAAAAEAAAACAAAAAwAAACAEKAIEQQN0/RH9rgEgEf2uASIN/a4BIQ4gDUEN/asBIA1BE/2tAf1QIAQoAgAgAmr9ESIPIA39rgEiDf1RIhBBD/2rASAQQRH9rQH9UCANIBD9rgEiDf1RIhBBGv2rASAQQQb9rQH9UCANIBD9rgEiDf1RIhBBBv2rASAQQRr9rQH9UCANIBD9rgEiDf1RIBL9DAEAAAABAAAAAQAAAAEAAAD9rgEiEP2uASITQRH9qwEgE0EP/a0B/VAgDSAR/a4BIBP9rgEiDf1RIhNBHf2rASATQQP9rQH9UCANIBP9rgEiDf1RIhMgE/0NAgMAAQYHBAUKCwgJDg8MDSANIBP9rgEiDf1RIhMgE/0NAQIDAAUGBwQJCgsIDQ4PDCANIBP9rgEiDf1RIBT9DAIAAAACAAAAAgAAAAIAAAD9rgEiE/2uASIVQQ39qwEgFUET/a0B/VAgDSAS/a4BIBX9rgEiDf1RIhVBD/2rASAVQRH9rQH9UCANIBX9rgEiDf1RIhVBGv2rASAVQQb9rQH9UCANIBX9rgEiDf1RIhVBBv2rASAVQRr9rQH9UCANIBX9rgEiDf1RIBH9DAMAAAADAAAAAwAAAAMAAAD9rgEiFf2uASIWQRH9qwEgFkEP/a0B/VAgDSAU/a4BIBb9rgEiDf1RIhZBHf2rASAWQQP9rQH9UCANIBb9rgEiDf1RIhYgFv0NAgMAAQYHBAUKCwgJDg8MDSANIBb9rgEiDf1RIhYgFv0NAQIDAAUGBwQJCgsIDQ4PDCANIBb9rgEiFv1RIBL9DAQAAAAEAAAABAAAAAQAAAD9rgEiF/2uASENIA5BDf2rASAOQRP9rQH9UCAPIA79rgEiDv1RIg9BD/2rASAPQRH9rQH9UCAOIA/9rgEiDv1RIg9BGv2rASAPQQb9rQH9UCAOIA/9rgEiDv1RIg9BBv2rASAPQRr9rQH9UCAOIA/9rgEiDv1RIBD9rgEiD0ER/asBIA9BD/2tAf1QIA4gEf2uASAP/a4BIg79USIPQR39qwEgD0ED/a0B/VAgDiAP/a4BIg79USIPIA/9DQIDAAEGBwQFCgsICQ4PDA0gDiAP/a4BIg79USIPIA/9DQECAwAFBgcECQoLCA0ODwwgDiAP/a4BIg79USAT/a4BIg9BDf2rASAPQRP9rQH9UCAOIBL9rgEgD/2uASIO/VEiD0EP/asBIA9BEf2tAf1QIA4gD/2uASIO/VEiD0Ea/asBIA9BBv2tAf1QIA4gD/2uASIO/VEiD0EG/asBIA9BGv2tAf1QIA4gD/2uASIO/VEgFf2uASIPQRH9qwEgD0EP/a0B/VAgDiAU/a4BIA/9rgEiDv1RIg9BHf2rASAPQQP9rQH9UCAOIA/9rgEiDv1RIg8gD/0NAgMAAQYHBAUKCwgJDg8MDSAOIA/9rgEiDv1RIg8gD/0NAQIDAAUGBwQJCgsIDQ4PDCAOIA/9rgEiDv1RIBf9rgEiD0EN/asBIA9BE/2tAf1QIA4gEf2uASAP/a4BIg79USIPQQ/9qwEgD0ER/a0B/VAgDiAP/a4BIg79USIPQRr9qwEgD0EG/a0B/VAgDiAP/a4BIg79USEPIA1BDf2rASANQRP9rQH9UCAWIBH9rgEgDf2uASIN/VEiEEEP/asBIBBBEf2tAf1QIA0gEP2uASIN/VEiEEEa/asBIBBBBv2tAf1QIA0gEP2uASIN/VEhECANIBD9rgEiDSAS/a4BIRMgEEEG/asBIBBBGv2tAf1QIA39USAU/QwFAAAABQAAAAUAAAAFAAAA/a4BIhD9rgEhDSAOIA/9rgEiFSAS/a4BIQ4gD0EG/asBIA9BGv2tAf1QIBX9USAQ/a4BIQ8gBEEIaiEE/QwBAAIAAwAEAAUABgAHAAgAIRAgByEDQQAhBiAAQQF0IQkDQCATIA39rgEgD/2uASEVIA/9DAEAAAABAAAAAQAAAAEAAAD9rgEhDyANIA1BCf2tAf1RIRMgDiAOQQP9qwH9rgEhDSAOQRX9qwEgDkEL/a0B/VAgFf2uASEOIBUgEP2+ASIWIBUgEP2/ASIV/Q0AAQQFCAkMDRARFBUYGRwdIAb9AASAoAH9MP2EASEKIAYgFiAV/Q0CAwYHCgsODxITFhcaGx4fQQH9iwH9CwSAoAIgAyAGQQF2QQh0IApyNgIAIAMgCkEAR0ECdGohAyAQ/QwIAAgACAAIAAgACAAIAAgA/Y4BIRAgCSAGQRBqIgZLDQALQYAIIBP9CwQAQZAIIA39CwQAQaAIIA79CwQAQbAIIA/9CwQAQdAIQRA2AgAgByEGA0AgAyAGSwRAIAYoAgAiCUEIdiEKIAlB/wFxIQkDQCAJBEAgCiAJaGohDCAJIAlBAWtxIQkgACAMSwRAIAxBAXQgDEEBahAAQQF0OwGAoAILDAELCyAGQQRqIQYMAQsLQYCkAyEJQQAhCiAAQQF0QYCgAmohDEGAoAIhAwNAIANBCGoiBiAMTQRAIAkgAykDACIYp0H//wNxQYCkA2oiAy8BADsBACADIAo7AQAgCSAYQhCIp0H//wNxQYCkA2oiAy8BADsBAiADIApBAWo7AQAgCSAYQiCIp0H//wNxQYCkA2oiAy8BADsBBCADIApBAmo7AQAgCSAYQjCIp0GApANqIgMvAQA7AQYgAyAKQQNqOwEAIAYhAyAJQQhqIQkgCkEEaiEKDAELCwNAIAMgDEkEQCAJIAMvAQBBgKQDaiIGLwEAOwEAIAYgCjsBACADQQJqIQMgCUECaiEJIApBAWohCgwBCwtBACEDA0AgACADSwRAIAggBSADQQF0LwGApANBDGxq/QAEAP0LBAAgCEEMaiEIIANBAWohAwwBCwsgBSAAQQxsaiEFIAtBAWohCwwBCwsL9xADBX8LewF+IAL9ESEUIAP9ESERIAIgA3NB2rfE3gFz/REhEiAFIQgDQCABIApKBED9DAQAAAAEAAAABAAAAAQAAAD9DAAAAAABAAAAAgAAAAMAAAAgBCgCBEEDdP0R/a4BIBH9rgEiDf2uASEOIA1BDf2rASANQRP9rQH9UCAEKAIAIAJq/REiDyAN/a4BIg39USIQQQ/9qwEgEEER/a0B/VAgDSAQ/a4BIg39USIQQRr9qwEgEEEG/a0B/VAgDSAQ/a4BIg39USIQQQb9qwEgEEEa/a0B/VAgDSAQ/a4BIg39USAS/QwBAAAAAQAAAAEAAAABAAAA/a4BIhD9rgEiE0ER/asBIBNBD/2tAf1QIA0gEf2uASAT/a4BIg39USITQR39qwEgE0ED/a0B/VAgDSAT/a4BIg39USITIBP9DQIDAAEGBwQFCgsICQ4PDA0gDSAT/a4BIg39USITIBP9DQECAwAFBgcECQoLCA0ODwwgDSAT/a4BIg39USAU/QwCAAAAAgAAAAIAAAACAAAA/a4BIhP9rgEiFUEN/asBIBVBE/2tAf1QIA0gEv2uASAV/a4BIg39USIVQQ/9qwEgFUER/a0B/VAgDSAV/a4BIg39USIVQRr9qwEgFUEG/a0B/VAgDSAV/a4BIg39USIVQQb9qwEgFUEa/a0B/VAgDSAV/a4BIg39USAR/QwDAAAAAwAAAAMAAAADAAAA/a4BIhX9rgEiFkER/asBIBZBD/2tAf1QIA0gFP2uASAW/a4BIg39USIWQR39qwEgFkED/a0B/VAgDSAW/a4BIg39USIWIBb9DQIDAAEGBwQFCgsICQ4PDA0gDSAW/a4BIg39USIWIBb9DQECAwAFBgcECQoLCA0ODwwgDSAW/a4BIhb9USAS/QwEAAAABAAAAAQAAAAEAAAA/a4BIhf9rgEhDSAOQQ39qwEgDkET/a0B/VAgDyAO/a4BIg79USIPQQ/9qwEgD0ER/a0B/VAgDiAP/a4BIg79USIPQRr9qwEgD0EG/a0B/VAgDiAP/a4BIg79USIPQQb9qwEgD0Ea/a0B/VAgDiAP/a4BIg79USAQ/a4BIg9BEf2rASAPQQ/9rQH9UCAOIBH9rgEgD/2uASIO/VEiD0Ed/asBIA9BA/2tAf1QIA4gD/2uASIO/VEiDyAP/Q0CAwABBgcEBQoLCAkODwwNIA4gD/2uASIO/VEiDyAP/Q0BAgMABQYHBAkKCwgNDg8MIA4gD/2uASIO/VEgE/2uASIPQQ39qwEgD0ET/a0B/VAgDiAS/a4BIA/9rgEiDv1RIg9BD/2rASAPQRH9rQH9UCAOIA/9rgEiDv1RIg9BGv2rASAPQQb9rQH9UCAOIA/9rgEiDv1RIg9BBv2rASAPQRr9rQH9UCAOIA/9rgEiDv1RIBX9rgEiD0ER/asBIA9BD/2tAf1QIA4gFP2uASAP/a4BIg79USIPQR39qwEgD0ED/a0B/VAgDiAP/a4BIg79USIPIA/9DQIDAAEGBwQFCgsICQ4PDA0gDiAP/a4BIg79USIPIA/9DQECAwAFBgcECQoLCA0ODwwgDiAP/a4BIg79USAX/a4BIg9BDf2rASAPQRP9rQH9UCAOIBH9rgEgD/2uASIO/VEiD0EP/asBIA9BEf2tAf1QIA4gD/2uASIO/VEiD0Ea/asBIA9BBv2tAf1QIA4gD/2uASIO/VEhFSANQQ39qwEgDUET/a0B/VAgFiAR/a4BIA39rgEiDf1RIg9BD/2rASAPQRH9rQH9UCANIA/9rgEiDf1RIg9BGv2rASAPQQb9rQH9UCANIA/9rgEiDf1RIQ8gDSAP/a4BIg0gEv2uASETIA9BBv2rASAPQRr9rQH9UCAN/VEgFP0MBQAAAAUAAAAFAAAABQAAAP2uASIN/a4BIQ8gDiAV/a4BIg4gEv2uASEQIBVBBv2rASAVQRr9rQH9UCAO/VEgDf2uASENIARBCGohBP0MAQACAAMABAAFAAYABwAIACEOIAchBUEAIQMgAEEBdCEJA0AgEyAP/a4BIA39rgEhFSAN/QwBAAAAAQAAAAEAAAABAAAA/a4BIQ0gDyAPQQn9rQH9USETIBAgEEED/asB/a4BIQ8gEEEV/asBIBBBC/2tAf1QIBX9rgEhECAVIA79vgEiFiAVIA79vwEiFf0NAAEEBQgJDA0QERQVGBkcHSAD/QAEgKAB/TD9hAEhCyADIBYgFf0NAgMGBwoLDg8SExYXGhseH/0LBICgAiAFIANBAXZBCHQgC3I2AgAgBSALQQBHQQJ0aiEFIA79DAgACAAIAAgACAAIAAgACAD9jgEhDiAJIANBEGoiA0sNAAtBgAggE/0LBABBkAggD/0LBABBoAggEP0LBABBsAggDf0LBABB0AhBEDYCACAHIQMDQCADIAVJBEAgAygCACIJQQh2IQwgCUH/AXEhCQNAIAkEQCAMIAloaiELIAkgCUEBa3EhCSAAIAtLBEAgC0EBdCALQQFqEAA7AYCgAgsMAQsLIANBBGohAwwBCwsgBiEJIABBAXRBgKACaiELQYCgAiEFA0AgBUEIaiIDIAtNBEAgBiAJIAUpAwAiGKdB//8DcWoiBS0AADoAACAFIAgtAAA6AAAgBiAJIBhCEIinQf//A3FqIgUtAAA6AAEgBSAILQABOgAAIAYgCSAYQiCIp0H//wNxaiIFLQAAOgACIAUgCC0AAjoAACAGIAkgGEIwiKdqIgUtAAA6AAMgBSAILQADOgAAIAMhBSAGQQRqIQYgCEEEaiEIDAELCwNAIAUgC0kEQCAGIAkgBS8BAGoiAy0AADoAACADIAgtAAA6AAAgBUECaiEFIAZBAWohBiAIQQFqIQgMAQsLIApBAWohCgwBCwsLyhEDBX8LewF+IAL9ESEUIAP9ESERIAIgA3NB2rfE3gFz/REhEiAGIQgDQCABIAtKBED9DAQAAAAEAAAABAAAAAQAAAD9DAAAAAABAAAAAgAAAAMAAAAgBCgCBEEDdP0R/a4BIBH9rgEiDf2uASEOIA1BDf2rASANQRP9rQH9UCAEKAIAIAJq/REiDyAN/a4BIg39USIQQQ/9qwEgEEER/a0B/VAgDSAQ/a4BIg39USIQQRr9qwEgEEEG/a0B/VAgDSAQ/a4BIg39USIQQQb9qwEgEEEa/a0B/VAgDSAQ/a4BIg39USAS/QwBAAAAAQAAAAEAAAABAAAA/a4BIhD9rgEiE0ER/asBIBNBD/2tAf1QIA0gEf2uASAT/a4BIg39USITQR39qwEgE0ED/a0B/VAgDSAT/a4BIg39USITIBP9DQIDAAEGBwQFCgsICQ4PDA0gDSAT/a4BIg39USITIBP9DQECAwAFBgcECQoLCA0ODwwgDSAT/a4BIg39USAU/QwCAAAAAgAAAAIAAAACAAAA/a4BIhP9rgEiFUEN/asBIBVBE/2tAf1QIA0gEv2uASAV/a4BIg39USIVQQ/9qwEgFUER/a0B/VAgDSAV/a4BIg39USIVQRr9qwEgFUEG/a0B/VAgDSAV/a4BIg39USIVQQb9qwEgFUEa/a0B/VAgDSAV/a4BIg39USAR/QwDAAAAAwAAAAMAAAADAAAA/a4BIhX9rgEiFkER/asBIBZBD/2tAf1QIA0gFP2uASAW/a4BIg39USIWQR39qwEgFkED/a0B/VAgDSAW/a4BIg39USIWIBb9DQIDAAEGBwQFCgsICQ4PDA0gDSAW/a4BIg39USIWIBb9DQECAwAFBgcECQoLCA0ODwwgDSAW/a4BIhb9USAS/QwEAAAABAAAAAQAAAAEAAAA/a4BIhf9rgEhDSAOQQ39qwEgDkET/a0B/VAgDyAO/a4BIg79USIPQQ/9qwEgD0ER/a0B/VAgDiAP/a4BIg79USIPQRr9qwEgD0EG/a0B/VAgDiAP/a4BIg79USIPQQb9qwEgD0Ea/a0B/VAgDiAP/a4BIg79USAQ/a4BIg9BEf2rASAPQQ/9rQH9UCAOIBH9rgEgD/2uASIO/VEiD0Ed/asBIA9BA/2tAf1QIA4gD/2uASIO/VEiDyAP/Q0CAwABBgcEBQoLCAkODwwNIA4gD/2uASIO/VEiDyAP/Q0BAgMABQYHBAkKCwgNDg8MIA4gD/2uASIO/VEgE/2uASIPQQ39qwEgD0ET/a0B/VAgDiAS/a4BIA/9rgEiDv1RIg9BD/2rASAPQRH9rQH9UCAOIA/9rgEiDv1RIg9BGv2rASAPQQb9rQH9UCAOIA/9rgEiDv1RIg9BBv2rASAPQRr9rQH9UCAOIA/9rgEiDv1RIBX9rgEiD0ER/asBIA9BD/2tAf1QIA4gFP2uASAP/a4BIg79USIPQR39qwEgD0ED/a0B/VAgDiAP/a4BIg79USIPIA/9DQIDAAEGBwQFCgsICQ4PDA0gDiAP/a4BIg79USIPIA/9DQECAwAFBgcECQoLCA0ODwwgDiAP/a4BIg79USAX/a4BIg9BDf2rASAPQRP9rQH9UCAOIBH9rgEgD/2uASIO/VEiD0EP/asBIA9BEf2tAf1QIA4gD/2uASIO/VEiD0Ea/asBIA9BBv2tAf1QIA4gD/2uASIO/VEhDyANQQ39qwEgDUET/a0B/VAgFiAR/a4BIA39rgEiDf1RIhBBD/2rASAQQRH9rQH9UCANIBD9rgEiDf1RIhBBGv2rASAQQQb9rQH9UCANIBD9rgEiDf1RIRAgDSAQ/a4BIg0gEv2uASETIBBBBv2rASAQQRr9rQH9UCAN/VEgFP0MBQAAAAUAAAAFAAAABQAAAP2uASIQ/a4BIQ0gDiAP/a4BIhUgEv2uASEOIA9BBv2rASAPQRr9rQH9UCAV/VEgEP2uASEPIARBCGohBP0MAQACAAMABAAFAAYABwAIACEQIAchA0EAIQYgAEEBdCEJA0AgEyAN/a4BIA/9rgEhFSAP/QwBAAAAAQAAAAEAAAABAAAA/a4BIQ8gDSANQQn9rQH9USETIA4gDkED/asB/a4BIQ0gDkEV/asBIA5BC/2tAf1QIBX9rgEhDiAVIBD9vgEiFiAVIBD9vwEiFf0NAAEEBQgJDA0QERQVGBkcHSAG/QAEgKAB/TD9hAEhCiAGIBYgFf0NAgMGBwoLDg8SExYXGhseH0EB/YsB/QsEgKACIAMgBkEBdkEIdCAKcjYCACADIApBAEdBAnRqIQMgEP0MCAAIAAgACAAIAAgACAAIAP2OASEQIAkgBkEQaiIGSw0AC0GACCAT/QsEAEGQCCAN/QsEAEGgCCAO/QsEAEGwCCAP/QsEAEHQCEEQNgIAIAchBgNAIAMgBksEQCAGKAIAIglBCHYhCiAJQf8BcSEJA0AgCQRAIAogCWhqIQwgCSAJQQFrcSEJIAAgDEsEQCAMQQF0IAxBAWoQAEEBdDsBgKACCwwBCwsgBkEEaiEGDAELC0GApAMhCUEAIQogAEEBdEGAoAJqIQxBgKACIQMDQCADQQhqIgYgDE0EQCAJIAMpAwAiGKdB//8DcUGApANqIgMvAQA7AQAgAyAKOwEAIAkgGEIQiKdB//8DcUGApANqIgMvAQA7AQIgAyAKQQFqOwEAIAkgGEIgiKdB//8DcUGApANqIgMvAQA7AQQgAyAKQQJqOwEAIAkgGEIwiKdBgKQDaiIDLwEAOwEGIAMgCkEDajsBACAGIQMgCUEIaiEJIApBBGohCgwBCwsDQCADIAxJBEAgCSADLwEAQYCkA2oiBi8BADsBACAGIAo7AQAgA0ECaiEDIAlBAmohCSAKQQFqIQoMAQsLQQAhAwNAIAAgA0sEQCAIIAUgA0EBdC8BgKQDQQNsaigCADYCACAIQQNqIQggA0EBaiEDDAELCyAFIABBA2xqIQUgC0EBaiELDAELCwv6IAQIfxl7A3wCfSAC/REhFyAD/REhFCACIANzQdq3xN4Bc/0RIRUgBf0TIRggBv0TIRkDQCABIAxKBED9DAQAAAAEAAAABAAAAAQAAAD9DAAAAAABAAAAAgAAAAMAAAAgBCgCBEEDdP0R/a4BIBT9rgEiEf2uASETIBFBDf2rASARQRP9rQH9UCAEKAIAIAJq/REiGiAR/a4BIhH9USISQQ/9qwEgEkER/a0B/VAgESAS/a4BIhH9USISQRr9qwEgEkEG/a0B/VAgESAS/a4BIhH9USISQQb9qwEgEkEa/a0B/VAgESAS/a4BIhH9USAV/QwBAAAAAQAAAAEAAAABAAAA/a4BIhv9rgEiEkER/asBIBJBD/2tAf1QIBEgFP2uASAS/a4BIhH9USISQR39qwEgEkED/a0B/VAgESAS/a4BIhH9USISIBL9DQIDAAEGBwQFCgsICQ4PDA0gESAS/a4BIhH9USISIBL9DQECAwAFBgcECQoLCA0ODwwgESAS/a4BIhH9USAX/QwCAAAAAgAAAAIAAAACAAAA/a4BIhz9rgEiEkEN/asBIBJBE/2tAf1QIBEgFf2uASAS/a4BIhH9USISQQ/9qwEgEkER/a0B/VAgESAS/a4BIhH9USISQRr9qwEgEkEG/a0B/VAgESAS/a4BIhH9USISQQb9qwEgEkEa/a0B/VAgESAS/a4BIhH9USAU/QwDAAAAAwAAAAMAAAADAAAA/a4BIh39rgEiEkER/asBIBJBD/2tAf1QIBEgF/2uASAS/a4BIhH9USISQR39qwEgEkED/a0B/VAgESAS/a4BIhH9USISIBL9DQIDAAEGBwQFCgsICQ4PDA0gESAS/a4BIhH9USISIBL9DQECAwAFBgcECQoLCA0ODwwgESAS/a4BIhH9USAV/QwEAAAABAAAAAQAAAAEAAAA/a4BIh79rgEiEkEN/asBIBJBE/2tAf1QIBEgFP2uASAS/a4BIhH9USISQQ/9qwEgEkER/a0B/VAgESAS/a4BIhH9USISQRr9qwEgEkEG/a0B/VAgESAS/a4BIhH9USESIBEgEv2uASIRIBX9rgEhFiASQQb9qwEgEkEa/a0B/VAgEf1RIBf9DAUAAAAFAAAABQAAAAUAAAD9rgEiH/2uASESIBNBDf2rASATQRP9rQH9UCAaIBP9rgEiEf1RIhNBD/2rASATQRH9rQH9UCARIBP9rgEiEf1RIhNBGv2rASATQQb9rQH9UCARIBP9rgEiEf1RIhNBBv2rASATQRr9rQH9UCARIBP9rgEiEf1RIBv9rgEiE0ER/asBIBNBD/2tAf1QIBEgFP2uASAT/a4BIhH9USITQR39qwEgE0ED/a0B/VAgESAT/a4BIhH9USITIBP9DQIDAAEGBwQFCgsICQ4PDA0gESAT/a4BIhH9USITIBP9DQECAwAFBgcECQoLCA0ODwwgESAT/a4BIhH9USAc/a4BIhNBDf2rASATQRP9rQH9UCARIBX9rgEgE/2uASIR/VEiE0EP/asBIBNBEf2tAf1QIBEgE/2uASIR/VEiE0Ea/asBIBNBBv2tAf1QIBEgE/2uASIR/VEiE0EG/asBIBNBGv2tAf1QIBEgE/2uASIR/VEgHf2uASITQRH9qwEgE0EP/a0B/VAgESAX/a4BIBP9rgEiEf1RIhNBHf2rASATQQP9rQH9UCARIBP9rgEiEf1RIhMgE/0NAgMAAQYHBAUKCwgJDg8MDSARIBP9rgEiEf1RIhMgE/0NAQIDAAUGBwQJCgsIDQ4PDCARIBP9rgEiEf1RIB79rgEiE0EN/asBIBNBE/2tAf1QIBEgFP2uASAT/a4BIhH9USITQQ/9qwEgE0ER/a0B/VAgESAT/a4BIhH9USITQRr9qwEgE0EG/a0B/VAgESAT/a4BIhH9USETIBEgE/2uASIaIBX9rgEhESATQQb9qwEgE0Ea/a0B/VAgGv1RIB/9rgEhEyAEQQhqIQQgByIJIABBAnRqIQcgCCEDA0BBgBAgFiAS/a4BIBP9rgEiHv0M/wMAAP8DAAD/AwAA/wMAAP1OQQP9qwH9CwQAQZAQIBIgEkEJ/a0B/VEgESARQQP9qwH9rgEiEv2uASAT/QwBAAAAAQAAAAEAAAABAAAA/a4BIhP9rgEiH/0M/wMAAP8DAAD/AwAA/wMAAP1OQQP9qwH9CwQAQaAQIBIgEkEJ/a0B/VEgEUEV/asBIBFBC/2tAf1QIB79rgEiESARQQP9qwH9rgEiEv2uASAT/QwBAAAAAQAAAAEAAAABAAAA/a4BIhP9rgEiIP0M/wMAAP8DAAD/AwAA/wMAAP1OQQP9qwH9CwQAIBIgEkEJ/a0B/VEgEUEV/asBIBFBC/2tAf1QIB/9rgEiESARQQP9qwH9rgEiEv2uASAT/QwBAAAAAQAAAAEAAAABAAAA/a4BIhP9rgEhISAT/QwBAAAAAQAAAAEAAAABAAAA/a4BIRMgEiASQQn9rQH9USEWIBFBFf2rASARQQv9rQH9UCAg/a4BIhEgEUED/asB/a4BIRIgEUEV/asBIBFBC/2tAf1QICH9rgEhEUGwECAh/Qz/AwAA/wMAAP8DAAD/AwAA/U5BA/2rAf0LBAAgCSAe/foBIiJBhBAoAgBBgBAoAgD9XQOAIP1XA4AgASIjQYwQKAIAQYgQKAIA/V0DgCD9VwOAIAEiJP0NAAECAwgJCgsQERITGBkaG/3mASAY/eYBIBn95AH9CwQAIAkgH/36ASIlQZQQKAIAQZAQKAIA/V0DgCD9VwOAIAEiJkGcECgCAEGYECgCAP1dA4Ag/VcDgCABIif9DQABAgMICQoLEBESExgZGhv95gEgGP3mASAZ/eQB/QsEECAJICD9+gEiKEGkECgCAEGgECgCAP1dA4Ag/VcDgCABIilBrBAoAgBBqBAoAgD9XQOAIP1XA4AgASIa/Q0AAQIDCAkKCxAREhMYGRob/eYBIBj95gEgGf3kAf0LBCAgCSAh/foBIhtBtBAoAgBBsBAoAgD9XQOAIP1XA4AgASIcQbwQKAIAQbgQKAIA/V0DgCD9VwOAIAEiHf0NAAECAwgJCgsQERITGBkaG/3mASAY/eYBIBn95AH9CwQwIAMgHv0LBAAgAyAf/QsEECADICD9CwQgIAMgIf0LBDAgAyAJNgJAIAMgIv0M////f////3////9/////f/1OICMgJP0NBAUGBwwNDg8UFRYXHB0eH/1GICX9DP///3////9/////f////3/9TiAmICf9DQQFBgcMDQ4PFBUWFxwdHh/9Rv2FASAo/Qz///9/////f////3////9//U4gKSAa/Q0EBQYHDA0ODxQVFhccHR4f/UYgG/0M////f////3////9/////f/1OIBwgHf0NBAUGBwwNDg8UFRYXHB0eH/1G/YUB/WX9ZCIKNgJEIAMgCkEAR0HIAGxqIQMgCUFAayIJIAdJDQALIAMgCEcEQEGACCAW/QsEAEGQCCAS/QsEAEGgCCAR/QsEAEGwCCAT/QsEAEHQCEEQNgIAIAghCQNAIAMgCUsEQCAJKAJAIQ0gCSgCRCELA0AgCwRAIAtoQQJ0IQogCyALQQFrcSELIAogDWoiDiAHSQRAIAkgCmooAgAhCgNAAkAgCrIiLiAKQf8HcUEDdCIPKgKAIJQhLSAPKgKEICAui14NACAPRQRAIApBAEghDwNAQdAIKAIAIgpBEEYEQEGgCP0ABAAhEUGACP0ABABBkAj9AAQAIhL9rgFBsAj9AAQAIhP9rgEhFkGACCASIBJBCf2tAf1R/QsEAEGQCCARIBFBA/2rAf2uAf0LBABBoAggEUEV/asBIBFBC/2tAf1QIBb9rgH9CwQAQbAIIBP9DAEAAAABAAAAAQAAAAEAAAD9rgH9CwQAQcAIIBb9CwQAQQAhCgtB0AggCkEEajYCACAKQYAIaigCQCIKZyEQIAq4RAAAAAAAAOA/oCAQrELfB3xCNIa/oiIqRM07f2aeoOa/oCAqRM07f2aeoOY/oKMiKiAqoiErIBC3RAAAAAAAAOA/oETvOfr+Qi7mP6IgKiAqoCArICsgKyArICsgKyArRBEREREREbE/okQUO7ETO7GzP6CiREYXXXTRRbc/oKJEHMdxHMdxvD+gokSSJEmSJEnCP6CiRJqZmZmZmck/oKJEVVVVVVVV1T+gokQAAAAAAADwP6CioURwO9VqM7HPP6IhK0HQCCgCACIKQRBGBEBBoAj9AAQAIRFBgAj9AAQAQZAI/QAEACIS/a4BQbAI/QAEACIT/a4BIRZBgAggEiASQQn9rQH9Uf0LBABBkAggESARQQP9qwH9rgH9CwQAQaAIIBFBFf2rASARQQv9rQH9UCAW/a4B/QsEAEGwCCAT/QwBAAAAAQAAAAEAAAABAAAA/a4B/QsEAEHACCAW/QsEAEEAIQoLQdAIIApBBGo2AgAgCkGACGooAkAiCmchECAKuEQAAAAAAADgP6AgEKxC3wd8QjSGv6IiKkTNO39mnqDmv6AgKkTNO39mnqDmP6CjIiwgLKIhKiAQt0QAAAAAAADgP6BE7zn6/kIu5j+iICwgLKAgKiAqICogKiAqICogKkQRERERERGxP6JEFDuxEzuxsz+gokRGF1100UW3P6CiRBzHcRzHcbw/oKJEkiRJkiRJwj+gokSamZmZmZnJP6CiRFVVVVVVVdU/oKJEAAAAAAAA8D+goqEiKiAqoCArICuiZkUNAAsgK0TV+glByCcQQKAiKpogKiAPG7YhLQwBC0HQCCgCACIKQRBGBEBBoAj9AAQAIRFBgAj9AAQAQZAI/QAEACIS/a4BQbAI/QAEACIT/a4BIRZBgAggEiASQQn9rQH9Uf0LBABBkAggESARQQP9qwH9rgH9CwQAQaAIIBFBFf2rASARQQv9rQH9UCAW/a4B/QsEAEGwCCAT/QwBAAAAAQAAAAEAAAABAAAA/a4B/QsEAEHACCAW/QsEAEEAIQoLQdAIIApBBGo2AgAgDysDgGAiKiAKQYAIaigCQLhEAAAAAAAA8D2iIA9BCGsrA4BgICqhoqAgLbsiKkQAAAAAAADgv6IgKqJEAAAAAAAAkD+iIiogKiAqICogKiAqICogKkQaoAEaoAH6PqJEGqABGqABKj+gokQXbMEWbMFWP6CiRBEREREREYE/oKJEVVVVVVVVpT+gokRVVVVVVVXFP6CiRAAAAAAAAOA/oKJEAAAAAAAA8D+gokQAAAAAAADwP6AiKiAqoiIqICqiIiogKqIiKiAqoiIqICqiIiogKqJjDQBB0AgoAgAiCkEQRgRAQaAI/QAEACERQYAI/QAEAEGQCP0ABAAiEv2uAUGwCP0ABAAiE/2uASEWQYAIIBIgEkEJ/a0B/VH9CwQAQZAIIBEgEUED/asB/a4B/QsEAEGgCCARQRX9qwEgEUEL/a0B/VAgFv2uAf0LBABBsAggE/0MAQAAAAEAAAABAAAAAQAAAP2uAf0LBABBwAggFv0LBABBACEKC0HQCCAKQQRqNgIAIApBgAhqKAJAIQoMAQsLIA4gLSAFlCAGkjgCAAsMAQsLIAlByABqIQkMAQsLCyAMQQFqIQwMAQsLC7MGAgZ/BnsgAEECdCEJIABBfHEhCgNAIAEgC0oEQCADIQcgBSEGQQAhCANAIAggCkkEQCAGIAf9AAQAIgwgByAJQQF0av0ABAAiDf0NAAECAxAREhMEBQYHFBUWFyIOIAcgCWr9AAQAIg8gByAJQQNsav0ABAAiEP0NAAECAxAREhMEBQYHFBUWFyIR/Q0AAQIDEBESEwQFBgcUFRYX/QsEACAGIA4gEf0NCAkKCxgZGhsMDQ4PHB0eH/0LBBAgBiAMIA39DQgJCgsYGRobDA0ODxwdHh8iDCAPIBD9DQgJCgsYGRobDA0ODxwdHh8iDf0NAAECAxAREhMEBQYHFBUWF/0LBCAgBiAMIA39DQgJCgsYGRobDA0ODxwdHh/9CwQwIAdBEGohByAGQUBrIQYgCEEEaiEIDAELCwNAIAAgCEsEQEEAIQYDQCAGQQRJBEAgBSAIQQR0aiAGQQJ0aiADIAYgCWxqIAhBAnRqKAIANgIAIAZBAWohBgwBCwsgCEEBaiEIDAELCyACIQcgBCEGQQAhCANAIAggCkkEQCAGIAUgBygCAGr9AAQAIgwgBSAHKAIIav0ABAAiDf0NAAECAxAREhMEBQYHFBUWFyIOIAUgBygCBGr9AAQAIg8gBSAHKAIMav0ABAAiEP0NAAECAxAREhMEBQYHFBUWFyIR/Q0AAQIDEBESEwQFBgcUFRYX/QsEACAGIAlqIA4gEf0NCAkKCxgZGhsMDQ4PHB0eH/0LBAAgBiAJQQF0aiAMIA39DQgJCgsYGRobDA0ODxwdHh8iDCAPIBD9DQgJCgsYGRobDA0ODxwdHh8iDf0NAAECAxAREhMEBQYHFBUWF/0LBAAgBiAJQQNsaiAMIA39DQgJCgsYGRobDA0ODxwdHh/9CwQAIAdBEGohByAGQRBqIQYgCEEEaiEIDAELCwNAIAAgCEsEQCAFIAIgCEECdGooAgBqIQdBACEGA0AgBkEESQRAIAQgBiAJbGogCEECdGogByAGQQJ0aigCADYCACAGQQFqIQYMAQsLIAhBAWohCAwBCwsgCUECdCIGIANqIQMgBCAGaiEEIAtBBGohCwwBCwsLwR0CBX8eeyAAQXBxIQkDQCABIApKBEAgAyEHIAUhBkEAIQgDQCAIIAlJBEAgBiAH/QAEACILIAcgAEEDdGr9AAQAIgz9DQAQARECEgMTBBQFFQYWBxciDSAHIABBAnRq/QAEACIOIAcgAEEMbGr9AAQAIg/9DQAQARECEgMTBBQFFQYWBxciEP0NABABEQISAxMEFAUVBhYHFyIRIAcgAEEBdGr9AAQAIhIgByAAQQpsav0ABAAiE/0NABABEQISAxMEFAUVBhYHFyIUIAcgAEEGbGr9AAQAIhUgByAAQQ5sav0ABAAiFv0NABABEQISAxMEFAUVBhYHFyIX/Q0AEAERAhIDEwQUBRUGFgcXIhj9DQAQARECEgMTBBQFFQYWBxciGSAAIAdq/QAEACIaIAcgAEEJbGr9AAQAIhv9DQAQARECEgMTBBQFFQYWBxciHCAHIABBBWxq/QAEACIdIAcgAEENbGr9AAQAIh79DQAQARECEgMTBBQFFQYWBxciH/0NABABEQISAxMEFAUVBhYHFyIgIAcgAEEDbGr9AAQAIiEgByAAQQtsav0ABAAiIv0NABABEQISAxMEFAUVBhYHFyIjIAcgAEEHbGr9AAQAIiQgByAAQQ9sav0ABAAiJf0NABABEQISAxMEFAUVBhYHFyIm/Q0AEAERAhIDEwQUBRUGFgcXIif9DQAQARECEgMTBBQFFQYWBxciKP0NABABEQISAxMEFAUVBhYHF/0LBAAgBiAZICj9DQgYCRkKGgsbDBwNHQ4eDx/9CwQQIAYgESAY/Q0IGAkZChoLGwwcDR0OHg8fIhEgICAn/Q0IGAkZChoLGwwcDR0OHg8fIhj9DQAQARECEgMTBBQFFQYWBxf9CwQgIAYgESAY/Q0IGAkZChoLGwwcDR0OHg8f/QsEMCAGIA0gEP0NCBgJGQoaCxsMHA0dDh4PHyINIBQgF/0NCBgJGQoaCxsMHA0dDh4PHyIQ/Q0AEAERAhIDEwQUBRUGFgcXIhEgHCAf/Q0IGAkZChoLGwwcDR0OHg8fIhQgIyAm/Q0IGAkZChoLGwwcDR0OHg8fIhf9DQAQARECEgMTBBQFFQYWBxciGP0NABABEQISAxMEFAUVBhYHF/0LBEAgBiARIBj9DQgYCRkKGgsbDBwNHQ4eDx/9CwRQIAYgDSAQ/Q0IGAkZChoLGwwcDR0OHg8fIg0gFCAX/Q0IGAkZChoLGwwcDR0OHg8fIhD9DQAQARECEgMTBBQFFQYWBxf9CwRgIAYgDSAQ/Q0IGAkZChoLGwwcDR0OHg8f/QsEcCAGIAsgDP0NCBgJGQoaCxsMHA0dDh4PHyILIA4gD/0NCBgJGQoaCxsMHA0dDh4PHyIM/Q0AEAERAhIDEwQUBRUGFgcXIg0gEiAT/Q0IGAkZChoLGwwcDR0OHg8fIg4gFSAW/Q0IGAkZChoLGwwcDR0OHg8fIg/9DQAQARECEgMTBBQFFQYWBxciEP0NABABEQISAxMEFAUVBhYHFyIRIBogG/0NCBgJGQoaCxsMHA0dDh4PHyISIB0gHv0NCBgJGQoaCxsMHA0dDh4PHyIT/Q0AEAERAhIDEwQUBRUGFgcXIhQgISAi/Q0IGAkZChoLGwwcDR0OHg8fIhUgJCAl/Q0IGAkZChoLGwwcDR0OHg8fIhb9DQAQARECEgMTBBQFFQYWBxciF/0NABABEQISAxMEFAUVBhYHFyIY/Q0AEAERAhIDEwQUBRUGFgcX/QsEgAEgBiARIBj9DQgYCRkKGgsbDBwNHQ4eDx/9CwSQASAGIA0gEP0NCBgJGQoaCxsMHA0dDh4PHyINIBQgF/0NCBgJGQoaCxsMHA0dDh4PHyIQ/Q0AEAERAhIDEwQUBRUGFgcX/QsEoAEgBiANIBD9DQgYCRkKGgsbDBwNHQ4eDx/9CwSwASAGIAsgDP0NCBgJGQoaCxsMHA0dDh4PHyILIA4gD/0NCBgJGQoaCxsMHA0dDh4PHyIM/Q0AEAERAhIDEwQUBRUGFgcXIg0gEiAT/Q0IGAkZChoLGwwcDR0OHg8fIg4gFSAW/Q0IGAkZChoLGwwcDR0OHg8fIg/9DQAQARECEgMTBBQFFQYWBxciEP0NABABEQISAxMEFAUVBhYHF/0LBMABIAYgDSAQ/Q0IGAkZChoLGwwcDR0OHg8f/QsE0AEgBiALIAz9DQgYCRkKGgsbDBwNHQ4eDx8iCyAOIA/9DQgYCRkKGgsbDBwNHQ4eDx8iDP0NABABEQISAxMEFAUVBhYHF/0LBOABIAYgCyAM/Q0IGAkZChoLGwwcDR0OHg8f/QsE8AEgB0EQaiEHIAZBgAJqIQYgCEEQaiEIDAELCwNAIAAgCEsEQEEAIQYDQCAGQRBJBEAgBSAIQQR0aiAGaiADIAAgBmxqIAhqLQAAOgAAIAZBAWohBgwBCwsgCEEBaiEIDAELCyACIQcgBCEGQQAhCANAIAggCUkEQCAGIAUgBygCAGr9AAQAIgsgBSAHKAIgav0ABAAiDP0NABABEQISAxMEFAUVBhYHFyINIAUgBygCEGr9AAQAIg4gBSAHKAIwav0ABAAiD/0NABABEQISAxMEFAUVBhYHFyIQ/Q0AEAERAhIDEwQUBRUGFgcXIhEgBSAHKAIIav0ABAAiEiAFIAcoAihq/QAEACIT/Q0AEAERAhIDEwQUBRUGFgcXIhQgBSAHKAIYav0ABAAiFSAFIAcoAjhq/QAEACIW/Q0AEAERAhIDEwQUBRUGFgcXIhf9DQAQARECEgMTBBQFFQYWBxciGP0NABABEQISAxMEFAUVBhYHFyIZIAUgBygCBGr9AAQAIhogBSAHKAIkav0ABAAiG/0NABABEQISAxMEFAUVBhYHFyIcIAUgBygCFGr9AAQAIh0gBSAHKAI0av0ABAAiHv0NABABEQISAxMEFAUVBhYHFyIf/Q0AEAERAhIDEwQUBRUGFgcXIiAgBSAHKAIMav0ABAAiISAFIAcoAixq/QAEACIi/Q0AEAERAhIDEwQUBRUGFgcXIiMgBSAHKAIcav0ABAAiJCAFIAcoAjxq/QAEACIl/Q0AEAERAhIDEwQUBRUGFgcXIib9DQAQARECEgMTBBQFFQYWBxciJ/0NABABEQISAxMEFAUVBhYHFyIo/Q0AEAERAhIDEwQUBRUGFgcX/QsEACAAIAZqIBkgKP0NCBgJGQoaCxsMHA0dDh4PH/0LBAAgBiAAQQF0aiARIBj9DQgYCRkKGgsbDBwNHQ4eDx8iESAgICf9DQgYCRkKGgsbDBwNHQ4eDx8iGP0NABABEQISAxMEFAUVBhYHF/0LBAAgBiAAQQNsaiARIBj9DQgYCRkKGgsbDBwNHQ4eDx/9CwQAIAYgAEECdGogDSAQ/Q0IGAkZChoLGwwcDR0OHg8fIg0gFCAX/Q0IGAkZChoLGwwcDR0OHg8fIhD9DQAQARECEgMTBBQFFQYWBxciESAcIB/9DQgYCRkKGgsbDBwNHQ4eDx8iFCAjICb9DQgYCRkKGgsbDBwNHQ4eDx8iF/0NABABEQISAxMEFAUVBhYHFyIY/Q0AEAERAhIDEwQUBRUGFgcX/QsEACAGIABBBWxqIBEgGP0NCBgJGQoaCxsMHA0dDh4PH/0LBAAgBiAAQQZsaiANIBD9DQgYCRkKGgsbDBwNHQ4eDx8iDSAUIBf9DQgYCRkKGgsbDBwNHQ4eDx8iEP0NABABEQISAxMEFAUVBhYHF/0LBAAgBiAAQQdsaiANIBD9DQgYCRkKGgsbDBwNHQ4eDx/9CwQAIAYgAEEDdGogCyAM/Q0IGAkZChoLGwwcDR0OHg8fIgsgDiAP/Q0IGAkZChoLGwwcDR0OHg8fIgz9DQAQARECEgMTBBQFFQYWBxciDSASIBP9DQgYCRkKGgsbDBwNHQ4eDx8iDiAVIBb9DQgYCRkKGgsbDBwNHQ4eDx8iD/0NABABEQISAxMEFAUVBhYHFyIQ/Q0AEAERAhIDEwQUBRUGFgcXIhEgGiAb/Q0IGAkZChoLGwwcDR0OHg8fIhIgHSAe/Q0IGAkZChoLGwwcDR0OHg8fIhP9DQAQARECEgMTBBQFFQYWBxciFCAhICL9DQgYCRkKGgsbDBwNHQ4eDx8iFSAkICX9DQgYCRkKGgsbDBwNHQ4eDx8iFv0NABABEQISAxMEFAUVBhYHFyIX/Q0AEAERAhIDEwQUBRUGFgcXIhj9DQAQARECEgMTBBQFFQYWBxf9CwQAIAYgAEEJbGogESAY/Q0IGAkZChoLGwwcDR0OHg8f/QsEACAGIABBCmxqIA0gEP0NCBgJGQoaCxsMHA0dDh4PHyINIBQgF/0NCBgJGQoaCxsMHA0dDh4PHyIQ/Q0AEAERAhIDEwQUBRUGFgcX/QsEACAGIABBC2xqIA0gEP0NCBgJGQoaCxsMHA0dDh4PH/0LBAAgBiAAQQxsaiALIAz9DQgYCRkKGgsbDBwNHQ4eDx8iCyAOIA/9DQgYCRkKGgsbDBwNHQ4eDx8iDP0NABABEQISAxMEFAUVBhYHFyINIBIgE/0NCBgJGQoaCxsMHA0dDh4PHyIOIBUgFv0NCBgJGQoaCxsMHA0dDh4PHyIP/Q0AEAERAhIDEwQUBRUGFgcXIhD9DQAQARECEgMTBBQFFQYWBxf9CwQAIAYgAEENbGogDSAQ/Q0IGAkZChoLGwwcDR0OHg8f/QsEACAGIABBDmxqIAsgDP0NCBgJGQoaCxsMHA0dDh4PHyILIA4gD/0NCBgJGQoaCxsMHA0dDh4PHyIM/Q0AEAERAhIDEwQUBRUGFgcX/QsEACAGIABBD2xqIAsgDP0NCBgJGQoaCxsMHA0dDh4PH/0LBAAgB0FAayEHIAZBEGohBiAIQRBqIQgMAQsLA0AgACAISwRAIAUgAiAIQQJ0aigCAGohB0EAIQYDQCAGQRBJBEAgBCAAIAZsaiAIaiAGIAdqLQAAOgAAIAZBAWohBgwBCwsgCEEBaiEIDAELCyAAQQR0IgYgA2ohAyAEIAZqIQQgCkEQaiEKDAELCwvBAgMDfwR7An0gB/0TIQ0gCP0TIQ4gAEECdCIKQXBxIQkDQCABIAtKBEBBACEAA0AgACAJSQRAIAAgAmr9AAQAIQwgAwRAIAwgACAEav0ABAD95gEgACAFav0ABAD95AEhDAsgACACaiAGBHsgDP1oIg8gDCAP/eUB/QwAAAA/AAAAPwAAAD8AAAA//Ub9DAAAgD8AAIA/AACAPwAAgD/9Tv3kAQUgDAsgDf3pASAO/egB/QsEACAAQRBqIQAMAQsLIAkhAANAIAAgCkkEQCAAIAJqKgIAIRAgAwRAIBAgACAEaioCAJQgACAFaioCAJIhEAsgACACaiAGBH0gEI4iEUMAAIA/QwAAAAAgECARk0MAAAA/YBuSBSAQCyAHlyAIljgCACAAQQRqIQAMAQsLIAIgCmohAiALQQFqIQsMAQsLC9gUAg97AX8gAf0RIQggAv0RIQYgASACc0Hat8TeAXP9ESEHIABBAnQhAANAIAAgFUsEQCADIBVqIgH9AAQAIAj9rgEgBCAVaiIC/QAEAEED/asBIAb9rgEiCf2uASIKIAlBDf2rASAJQRP9rQH9UCAK/VEiCf2uASIKIAlBD/2rASAJQRH9rQH9UCAK/VEiCf2uASIKIAlBGv2rASAJQQb9rQH9UCAK/VEiCf2uASIKIAb9rgEgCUEG/asBIAlBGv2tAf1QIAr9USAH/QwBAAAAAQAAAAEAAAABAAAA/a4BIgz9rgEiCf2uASIKIAlBEf2rASAJQQ/9rQH9UCAK/VEiCf2uASIKIAlBHf2rASAJQQP9rQH9UCAK/VEiCf2uASIKIAkgCf0NAgMAAQYHBAUKCwgJDg8MDSAK/VEiCf2uASIKIAf9rgEgCSAJ/Q0BAgMABQYHBAkKCwgNDg8MIAr9USAI/QwCAAAAAgAAAAIAAAACAAAA/a4BIg39rgEiCf2uASIKIAlBDf2rASAJQRP9rQH9UCAK/VEiCf2uASIKIAlBD/2rASAJQRH9rQH9UCAK/VEiCf2uASIKIAlBGv2rASAJQQb9rQH9UCAK/VEiCf2uASIKIAj9rgEgCUEG/asBIAlBGv2tAf1QIAr9USAG/QwDAAAAAwAAAAMAAAADAAAA/a4BIg79rgEiCf2uASIKIAlBEf2rASAJQQ/9rQH9UCAK/VEiCf2uASIKIAlBHf2rASAJQQP9rQH9UCAK/VEiCf2uASIKIAkgCf0NAgMAAQYHBAUKCwgJDg8MDSAK/VEiCf2uASIKIAb9rgEgCSAJ/Q0BAgMABQYHBAkKCwgNDg8MIAr9USAH/QwEAAAABAAAAAQAAAAEAAAA/a4BIgn9rgEiCv2uASEPIAH9AAQQIAj9rgEgAv0ABBBBA/2rASAG/a4BIgv9rgEiECALQQ39qwEgC0ET/a0B/VAgEP1RIgv9rgEiECALQQ/9qwEgC0ER/a0B/VAgEP1RIgv9rgEiECALQRr9qwEgC0EG/a0B/VAgEP1RIgv9rgEiECAG/a4BIAtBBv2rASALQRr9rQH9UCAQ/VEgDP2uASIL/a4BIhAgC0ER/asBIAtBD/2tAf1QIBD9USIL/a4BIhAgC0Ed/asBIAtBA/2tAf1QIBD9USIL/a4BIhAgCyAL/Q0CAwABBgcEBQoLCAkODwwNIBD9USIL/a4BIhAgB/2uASALIAv9DQECAwAFBgcECQoLCA0ODwwgEP1RIA39rgEiC/2uASIQIAtBDf2rASALQRP9rQH9UCAQ/VEiC/2uASIQIAtBD/2rASALQRH9rQH9UCAQ/VEiC/2uASIQIAtBGv2rASALQQb9rQH9UCAQ/VEiC/2uASIQIAj9rgEgC0EG/asBIAtBGv2tAf1QIBD9USAO/a4BIgv9rgEiECALQRH9qwEgC0EP/a0B/VAgEP1RIgv9rgEiECALQR39qwEgC0ED/a0B/VAgEP1RIgv9rgEiECALIAv9DQIDAAEGBwQFCgsICQ4PDA0gEP1RIgv9rgEiECAG/a4BIAsgC/0NAQIDAAUGBwQJCgsIDQ4PDCAQ/VEgCf2uASIL/a4BIhAgC0EN/asBIAtBE/2tAf1QIBD9USIL/a4BIhAgC0EP/asBIAtBEf2tAf1QIBD9USIL/a4BIRAgAf0ABCAgCP2uASAC/QAEIEED/asBIAb9rgEiEf2uASISIBFBDf2rASARQRP9rQH9UCAS/VEiEf2uASISIBFBD/2rASARQRH9rQH9UCAS/VEiEf2uASISIBFBGv2rASARQQb9rQH9UCAS/VEiEf2uASISIAb9rgEgEUEG/asBIBFBGv2tAf1QIBL9USAM/a4BIhH9rgEiEiARQRH9qwEgEUEP/a0B/VAgEv1RIhH9rgEiEiARQR39qwEgEUED/a0B/VAgEv1RIhH9rgEiEiARIBH9DQIDAAEGBwQFCgsICQ4PDA0gEv1RIhH9rgEiEiAH/a4BIBEgEf0NAQIDAAUGBwQJCgsIDQ4PDCAS/VEgDf2uASIR/a4BIhIgEUEN/asBIBFBE/2tAf1QIBL9USIR/a4BIhIgEUEP/asBIBFBEf2tAf1QIBL9USIR/a4BIhIgEUEa/asBIBFBBv2tAf1QIBL9USIR/a4BIhIgCP2uASARQQb9qwEgEUEa/a0B/VAgEv1RIA79rgEiEf2uASISIBFBEf2rASARQQ/9rQH9UCAS/VEiEf2uASISIBFBHf2rASARQQP9rQH9UCAS/VEiEf2uASISIBEgEf0NAgMAAQYHBAUKCwgJDg8MDSAS/VEiEf2uASISIAb9rgEgESAR/Q0BAgMABQYHBAkKCwgNDg8MIBL9USAJ/a4BIhH9rgEiEiARQQ39qwEgEUET/a0B/VAgEv1RIhH9rgEiEiARQQ/9qwEgEUER/a0B/VAgEv1RIhH9rgEhEiAB/QAEMCAI/a4BIAL9AAQwQQP9qwEgBv2uASIT/a4BIhQgE0EN/asBIBNBE/2tAf1QIBT9USIT/a4BIhQgE0EP/asBIBNBEf2tAf1QIBT9USIT/a4BIhQgE0Ea/asBIBNBBv2tAf1QIBT9USIT/a4BIhQgBv2uASATQQb9qwEgE0Ea/a0B/VAgFP1RIAz9rgEiDP2uASITIAxBEf2rASAMQQ/9rQH9UCAT/VEiDP2uASITIAxBHf2rASAMQQP9rQH9UCAT/VEiDP2uASITIAwgDP0NAgMAAQYHBAUKCwgJDg8MDSAT/VEiDP2uASITIAf9rgEgDCAM/Q0BAgMABQYHBAkKCwgNDg8MIBP9USAN/a4BIgz9rgEiDSAMQQ39qwEgDEET/a0B/VAgDf1RIgz9rgEiDSAMQQ/9qwEgDEER/a0B/VAgDf1RIgz9rgEiDSAMQRr9qwEgDEEG/a0B/VAgDf1RIgz9rgEiDSAI/a4BIAxBBv2rASAMQRr9rQH9UCAN/VEgDv2uASIM/a4BIg0gDEER/asBIAxBD/2tAf1QIA39USIM/a4BIg0gDEEd/asBIAxBA/2tAf1QIA39USIM/a4BIg0gDCAM/Q0CAwABBgcEBQoLCAkODwwNIA39USIM/a4BIg0gBv2uASAMIAz9DQECAwAFBgcECQoLCA0ODwwgDf1RIAn9rgEiCf2uASIMIAlBDf2rASAJQRP9rQH9UCAM/VEiCf2uASIMIAlBD/2rASAJQRH9rQH9UCAM/VEiCf2uASEMIAUgFWoiASAPIApBDf2rASAKQRP9rQH9UCAP/VEiCv2uASINIApBD/2rASAKQRH9rQH9UCAN/VEiCv2uASINIApBGv2rASAKQQb9rQH9UCAN/VH9rgEgB/2uAf0LBAAgASAQIAtBGv2rASALQQb9rQH9UCAQ/VH9rgEgB/2uAf0LBBAgASASIBFBGv2rASARQQb9rQH9UCAS/VH9rgEgB/2uAf0LBCAgASAMIAlBGv2rASAJQQb9rQH9UCAM/VH9rgEgB/2uAf0LBDAgFUFAayEVDAELCwteAQF7/QwAAAAAAQAAAAIAAAADAAAAIAL9Ef2uASEDIAAgAUECdGohAQNAIAAgAUkEQCAAIAP9CwQAIAP9DAQAAAAEAAAABAAAAAQAAAD9rgEhAyAAQRBqIQAMAQsLCw==";

// src/kernels/simd/source/layout.ts
var layout = {
  /** The state of the four sfc32 streams (a, b, c, d of four lanes), four words drawn from it, and how far they are used. */
  streams: 1024,
  /** Room for vectors whose lanes are used one by one. */
  spill: 2048,
  /** What a kernel tells besides its result. */
  report: 2304,
  /** For each ziggurat layer its width and what lies inside for certain: 1,024 x 2 float32. */
  layers: 4096,
  /** For each ziggurat layer the height of its edge: 1,024 float64. */
  heights: 12288,
  /** 2^16 mod (i + 1) for position i: 8,192 uint16. */
  rejectBelow: 20480,
  /** The draws of a shuffle: 8,192 uint16, and a vector more. */
  draws: 36864,
  /** A permutation: 8,192 uint16, and a vector more. */
  permutation: 53760,
  /** From here on the caller lays out its own buffers. */
  free: 71680
};

// src/kernels/simd/instance.ts
var instance;
function simdInstance() {
  if (instance === void 0) {
    try {
      instance = prepare(new WebAssembly.Instance(new WebAssembly.Module(decode())));
    } catch {
      instance = null;
    }
  }
  return instance ?? void 0;
}
function decode() {
  return Uint8Array.from(atob(MODULE), (character) => character.charCodeAt(0));
}
function prepare({ exports }) {
  const run = exports;
  const { buffer } = run.memory;
  const made2 = {
    run,
    bytes: new Uint8Array(buffer),
    words: new Int32Array(buffer),
    floats: new Float32Array(buffer)
  };
  const { width, inside, height } = ziggurat;
  for (let i = 0; i < width.length; i++) {
    made2.floats[layout.layers / 4 + 2 * i] = width[i];
    made2.floats[layout.layers / 4 + 2 * i + 1] = inside[i];
  }
  new Float64Array(buffer, layout.heights, height.length).set(height);
  const rejectBelow2 = new Uint16Array(buffer, layout.rejectBelow, 8192);
  for (let i = 0; i < rejectBelow2.length; i++) rejectBelow2[i] = 65536 % (i + 1);
  return made2;
}
function place(made2, sizes) {
  let end = layout.free;
  const places = sizes.map((size) => {
    const at = end;
    end += size + 127 & ~63;
    return at;
  });
  if (end > made2.bytes.length) {
    made2.run.memory.grow(Math.ceil((end - made2.bytes.length) / 65536));
    const { buffer } = made2.run.memory;
    made2.bytes = new Uint8Array(buffer);
    made2.words = new Int32Array(buffer);
    made2.floats = new Float32Array(buffer);
  }
  return places;
}

// src/kernels/simd/tiles.ts
var TILE = 98304;
function rowsOfTile(bytes, step = 1) {
  return step * Math.max(1, Math.floor(TILE / (bytes * step)));
}
function writeAddresses(run, from, count, words, at) {
  for (let i = 0; i < count; i++) {
    words[at + 2 * i] = lowOf(run.addresses, run.from + from + i);
    words[at + 2 * i + 1] = highOf(run.addresses, run.from + from + i);
  }
}

// src/kernels/simd/gaussian.ts
var LARGEST = 2 ** 22;
function simdGaussian(run, task, output) {
  const { size, std, mean, round, clip } = task;
  const made2 = size <= LARGEST ? simdInstance() : void 0;
  if (!made2) return false;
  const [key0, key1] = run.key;
  const rows = Math.min(run.count, rowsOfTile(4 * size));
  const steps = Math.ceil(size / 16);
  const [ids, pending2, stds, means, out] = place(made2, [
    8 * rows,
    72 * (steps + 1),
    4 * size,
    4 * size,
    4 * size * rows + 64
  ]);
  const single = std.length === 1;
  const [least, most] = clip ?? [-Infinity, Infinity];
  made2.floats.set(std, stds >> 2);
  made2.floats.set(mean, means >> 2);
  for (let from = 0; from < run.count; from += rows) {
    const count = Math.min(rows, run.count - from);
    writeAddresses(run, from, count, made2.words, ids >> 2);
    made2.run.gaussian(size, count, key0, key1, ids, single ? std[0] : 1, single ? mean[0] : 0, out, pending2);
    if (!single || round || clip) {
      made2.run.fit(size, count, out, Number(!single), stds, means, Number(round), least, most);
    }
    output.set(made2.floats.subarray(out >> 2, (out >> 2) + count * size), from * size);
  }
  return true;
}

// src/kernels/simd/label-table.ts
var MOST_CLASSES = 64;
var BINS = 1024;
var UNDECIDED = 255;
function tableSizes(classes) {
  return [8 * classes, BINS * classes, 8 * classes * classes];
}
function fillTable(buffer, places, threshold, cumulative) {
  const classes = threshold.length;
  const [thresholds, guide, sums] = places;
  const limits = new Uint32Array(buffer, thresholds, 2 * classes);
  threshold.forEach((value, y) => {
    const limit = Math.ceil(value);
    const all = limit >= 2 ** 32;
    limits[2 * y] = all ? 0 : limit;
    limits[2 * y + 1] = all ? 4294967295 : 0;
  });
  new Float64Array(buffer, sums, classes * classes).set(cumulative);
  const bins = new Uint8Array(buffer, guide, BINS * classes);
  for (let y = 0; y < classes; y++) {
    const row = cumulative.subarray(y * classes, (y + 1) * classes);
    for (let bin = 0, drawn = 0; bin < BINS; bin++) {
      const [first, last] = [bin * 2 ** 22, (bin + 1) * 2 ** 22 - 1];
      while (drawn < classes - 1 && !(first < row[drawn])) drawn++;
      bins[y * BINS + bin] = drawn === classes - 1 || last < row[drawn] ? drawn : UNDECIDED;
    }
  }
}

// src/kernels/simd/labels.ts
var TILE2 = 8192;
var LEAST = 32;
var LEAST_WITH_TABLE = 4096;
function simdLabels(table, key, addresses, labels2, out, cutoff) {
  const { by, among, threshold } = table;
  const tabled = among instanceof Float64Array;
  if (by !== "class" || !among || labels2.length < (tabled ? LEAST_WITH_TABLE : LEAST)) return void 0;
  if (tabled ? cutoff || threshold.length > MOST_CLASSES : threshold.some((t) => t !== threshold[0])) {
    return void 0;
  }
  const made2 = simdInstance();
  if (!made2) return void 0;
  return tabled ? drawTabled(made2, threshold, among, key, addresses, labels2, out) : drawUniform(made2, threshold, among === "others", key, addresses, labels2, out, cutoff);
}
function eachTile(made2, places, addresses, labels2, out, draw) {
  const [lows, highs, input, output] = places.map((at) => at >> 2);
  let picked = 0;
  for (let from = 0; from < labels2.length; from += TILE2) {
    const count = Math.min(TILE2, labels2.length - from);
    writeTile(made2, addresses, from, count, lows, highs);
    made2.words.set(labels2.subarray(from, from + count), input);
    picked += draw(count, from);
    out.set(made2.words.subarray(output, output + count), from);
  }
  return picked;
}
function writeTile(made2, addresses, from, count, lows, highs) {
  if (addresses.low && addresses.high) {
    made2.words.set(addresses.low.subarray(from, from + count), lows);
    made2.words.set(addresses.high.subarray(from, from + count), highs);
  } else {
    made2.run.countUp(4 * lows, count, addresses.first + from | 0);
    if (from === 0) made2.words.fill(0, highs, highs + TILE2);
  }
}
var TILE_SIZES = [0, 0, 0, 0].map(() => 4 * TILE2 + 64);
function drawUniform(made2, threshold, others, key, addresses, labels2, out, cutoff) {
  const classes = threshold.length;
  const limit = cutoff ? Math.max(0, cutoff.word) : Math.ceil(threshold[0]);
  const all = !cutoff && limit >= 2 ** 32;
  const ranked = cutoff !== void 0 && cutoff.word >= 0;
  const [cutHigh, cutLow] = cutoff?.address ?? [0, 0];
  const places = place(made2, [...TILE_SIZES, 4 * TILE2]);
  const [lows, highs, input, output, again] = places;
  return eachTile(made2, places, addresses, labels2, out, (count, from) => {
    const picked = made2.run.uniformLabels(
      ...[count, key[0], key[1], lows, highs, input, output, again],
      ...[limit | 0, -Number(all), -Number(ranked), cutLow | 0, cutHigh, classes, -Number(others)]
    );
    const redraws = made2.words[layout.report >> 2];
    for (let r = 0; r < redraws; r++) {
      const i = made2.words[(again >> 2) + r];
      const label = made2.words[(input >> 2) + i];
      const drawn = redraw(others ? classes - 1 : classes, key, addresses, from + i);
      made2.words[(output >> 2) + i] = others ? (label + 1 + drawn) % classes : drawn;
    }
    return picked;
  });
}
function redraw(bound, key, addresses, index) {
  const block2 = new Int32Array(2);
  let drawn = 1;
  const next = () => {
    const counter = (drawn >> 1) + 8 * highOf(addresses, index);
    if (drawn === 1 || (drawn & 1) === 0)
      threefry2x32(key[0], key[1], lowOf(addresses, index), counter, block2);
    return block2[drawn++ & 1];
  };
  return drawBelow(bound, next(), next);
}
function drawTabled(made2, threshold, cumulative, key, addresses, labels2, out) {
  const classes = threshold.length;
  const places = place(made2, [...TILE_SIZES, ...tableSizes(classes)]);
  const [lows, highs, input, output, ...tables] = places;
  fillTable(made2.bytes.buffer, tables, threshold, cumulative);
  return eachTile(
    made2,
    places,
    addresses,
    labels2,
    out,
    (count) => made2.run.tableLabels(count, key[0], key[1], lows, highs, input, output, ...tables, classes)
  );
}
function simdFirstWords(key, addresses, out) {
  const made2 = out.length < LEAST ? void 0 : simdInstance();
  if (!made2) return false;
  const places = place(made2, TILE_SIZES);
  const [lows, highs, , output] = places;
  for (let from = 0; from < out.length; from += TILE2) {
    const count = Math.min(TILE2, out.length - from);
    writeTile(made2, addresses, from, count, lows >> 2, highs >> 2);
    made2.run.firstWords(count, key[0], key[1], lows, highs, output);
    out.set(new Uint32Array(made2.bytes.buffer, output, count), from);
  }
  return true;
}

// src/kernels/simd/random-pixels.ts
var MOST_POSITIONS = 8192;
function simdRandomPixels(run, images2, units, unit) {
  if (units > MOST_POSITIONS || unit !== 1 && unit !== 3) return false;
  const made2 = simdInstance();
  if (!made2) return false;
  const width = images2.BYTES_PER_ELEMENT;
  const size = units * unit;
  const rows = Math.min(run.count, rowsOfTile(size * width));
  const bytes = rows * size * width + 16;
  const [ids, pending2, input, out] = place(made2, [8 * rows, units + 64, bytes, bytes]);
  const permute = kernelFor(made2, width, unit);
  const memory = width === 1 ? made2.bytes : made2.words;
  const [key0, key1] = run.key;
  for (let from = 0; from < run.count; from += rows) {
    const count = Math.min(rows, run.count - from);
    writeAddresses(run, from, count, made2.words, ids >> 2);
    memory.set(images2.subarray(from * size, (from + count) * size), input / width);
    permute(units, count, key0, key1, ids, input, out, pending2);
    images2.set(memory.subarray(out / width, out / width + count * size), from * size);
  }
  return true;
}
function kernelFor({ run }, width, unit) {
  if (width === 1) return unit === 1 ? run.permuteBytes : run.permuteByteTriples;
  return unit === 1 ? run.permuteWords : run.permuteWordTriples;
}

// src/kernels/simd/shuffled-pixels.ts
var LARGEST2 = 16384;
function simdShuffledPixels(input, output, sources) {
  const size = sources.length;
  const width = output.BYTES_PER_ELEMENT;
  const lanes = 16 / width;
  const images2 = output.length / size;
  if (size > LARGEST2 || images2 < lanes / 2) return false;
  const made2 = simdInstance();
  if (!made2) return false;
  const rows = rowsOfTile(size * width, lanes);
  const bytes = rows * size * width + 256;
  const [offsets, woven, from, to] = place(made2, [4 * size, 16 * size, bytes, bytes]);
  for (let k = 0; k < size; k++) made2.words[(offsets >> 2) + k] = 16 * sources[k];
  const gather2 = width === 1 ? made2.run.gatherBytes : made2.run.gatherWords;
  const memory = width === 1 ? made2.bytes : made2.words;
  for (let at = 0; at < output.length; at += rows * size) {
    const end = Math.min(at + rows * size, output.length);
    memory.set(input.subarray(at, end), from / width);
    gather2(size, (end - at) / size, offsets, from, to, woven);
    output.set(memory.subarray(to / width, to / width + end - at), at);
  }
  return true;
}

// src/kernels/simd/simd.ts
var simd = {
  gaussian: simdGaussian,
  randomPixels: simdRandomPixels,
  shuffledPixels: simdShuffledPixels,
  labels: simdLabels,
  firstWords: simdFirstWords
};

// test/bench/server.ts
import { createInterface } from "node:readline";
async function serve(versions, cases2) {
  console.log(`ready ${versions}`);
  for await (const line of createInterface({ input: process.stdin })) {
    const found = cases2[line.trim()];
    if (!found) {
      console.log(`absent ${line}`);
      continue;
    }
    await found.prepare?.();
    const cpu = process.cpuUsage();
    const wall = process.hrtime.bigint();
    await found.work();
    const used = process.cpuUsage(cpu);
    const scale2 = found.scale ?? 1;
    const passed = Number(process.hrtime.bigint() - wall) / 1e6;
    console.log(`${line.trim()} ${(used.user + used.system) / 1e3 * scale2} ${passed * scale2}`);
  }
}

// test/bench/tfjs-server.ts
var [IMAGES, LABELS] = process.argv.slice(2, 4).map(Number);
var backend = process.argv[4];
var SIZE = 3072;
var SOME = Math.min(IMAGES, 2e3);
var FEW = 20;
var LABELS_HERE = Math.min(LABELS, 1e6);
setWasmPaths(`${dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"))}/`);
await tf.setBackend(backend);
await tf.ready();
var made = /* @__PURE__ */ new Map();
var once = (name, make) => {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
};
var images = () => once("images", () => tf.randomUniform([SOME, 32, 32, 3]));
var flat = () => once("flat", () => tf.reshape(images(), [SOME, SIZE]));
var labels = () => once(
  "labels",
  () => tf.tensor1d(
    new Int32Array(LABELS_HERE).map((_, i) => i % 10),
    "int32"
  )
);
var permutation = () => once("permutation", () => tf.tensor1d(Int32Array.from(tf.util.createShuffledIndices(SIZE)), "int32"));
var dispose2 = async (result) => tf.dispose(await result);
var seed = 42;
var scale = IMAGES / SOME;
var options = { noise: uniform(0.4), classes: 10, seed };
var independent = { seed, channels: "independent" };
var statistics = { mean: 0.5, std: 0.25 };
var cases = {
  "plain.gaussian.f32": {
    work: () => tf.randomNormal([SOME, 32, 32, 3], 0.5, 0.25, "float32", seed).dispose(),
    scale
  },
  "plain.shuffled.f32": {
    work: () => tf.gather(flat(), permutation(), 1).dispose(),
    prepare: () => [flat(), permutation()],
    scale
  },
  "plain.random.f32": {
    work: () => {
      const rows = tf.tidy(
        () => tf.concat(
          Array.from({ length: FEW }, (_, i) => {
            const order = tf.tensor1d(Int32Array.from(tf.util.createShuffledIndices(SIZE)), "int32");
            return tf.gather(tf.slice(flat(), [i, 0], [1, SIZE]), order, 1);
          })
        )
      );
      rows.dispose();
    },
    prepare: flat,
    scale: IMAGES / FEW
  },
  "plain.uniform.many": {
    work: () => {
      const noisy = tf.tidy(
        () => tf.where(
          tf.less(tf.randomUniform([LABELS_HERE]), 0.4),
          tf.randomUniform([LABELS_HERE], 0, 10, "int32"),
          labels()
        )
      );
      noisy.dispose();
    },
    prepare: labels,
    scale: LABELS / LABELS_HERE
  }
};
for (const [engine2, kernels] of [
  ["ts", void 0],
  ["simd", simd]
]) {
  const how = { kernels };
  cases[`${engine2}.gaussian.f32`] = {
    work: () => dispose2(replaceWithGaussian(images(), { seed, statistics }, how)),
    prepare: images,
    scale
  };
  cases[`${engine2}.shuffled.f32`] = {
    work: () => dispose2(shufflePixels(images(), independent, how)),
    prepare: images,
    scale
  };
  cases[`${engine2}.random.f32`] = {
    work: () => dispose2(randomizePixels(images(), independent, how)),
    prepare: images,
    scale
  };
  cases[`${engine2}.uniform.many`] = {
    work: () => dispose2(corruptLabels(labels(), options, how)),
    prepare: labels,
    scale: LABELS / LABELS_HERE
  };
}
await serve(`TensorFlow.js ${tf.version_core}, ${tf.getBackend()}`, cases);
