import { WORDS } from './word.js';

/**
 * Elementary functions from + - * / and integer operations alone. ECMAScript leaves the last bits of `Math.exp` and
 * `Math.log` to the engine, and they do differ (V8, SpiderMonkey, JavaScriptCore), so no random bit may rest on them.
 */

/** e^y for y from -9 to 0, to about 1e-12 relative: the Taylor series of degree 8 at y / 64, squared six times. */
export function expSmall(y: number): number {
  const t = y * 0.015625;
  let p =
    1 +
    t *
      (1 +
        t *
          (1 / 2 +
            t * (1 / 6 + t * (1 / 24 + t * (1 / 120 + t * (1 / 720 + t * (1 / 5040 + t * (1 / 40320))))))));
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  p *= p;
  return p;
}

/** 2^(z - 32) for z = 0 ... 32, by multiplication: `**` is the engine's own as well. */
const powerOfTwo = /* @__PURE__ */ powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(33);
  for (let z = 0, power = 1 / WORDS; z < 33; z++, power *= 2) powers[z] = power;
  return powers;
}

/** -ln((word + 1/2) / 2^32) of a uint32, by the series of 2 artanh on the mantissa, to about 1e-11. */
export function minusLogOfWord(word: number): number {
  const w = word >>> 0;
  const zeros = Math.clz32(w);
  const mantissa = (w + 0.5) * powerOfTwo[zeros];
  const s = (mantissa - 0.7071067811865476) / (mantissa + 0.7071067811865476);
  const z = s * s;
  const series =
    2 *
    s *
    (1 + z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15))))))));
  return (zeros + 0.5) * 0.6931471805599453 - series;
}
