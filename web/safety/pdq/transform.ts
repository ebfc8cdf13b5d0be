import { SIDE } from './sampler';

const WAVES = 16;
const cosines = Float32Array.from({ length: WAVES * SIDE }, (_, at) => {
  const wave = Math.floor(at / SIDE) + 1;
  return Math.sqrt(2 / SIDE) * Math.cos((Math.PI / 2 / SIDE) * wave * (2 * (at % SIDE) + 1));
});

const step = (one: number, other: number) => Math.abs(Math.trunc(((one - other) * 100) / 255));

/** How much there is to see, 0 to 100. */
export function qualityOf(fields: Float32Array): number {
  let steps = 0;
  for (let at = 0; at < fields.length; at++) {
    if (at + SIDE < fields.length) steps += step(fields[at]!, fields[at + SIDE]!);
    if (at % SIDE !== SIDE - 1) steps += step(fields[at]!, fields[at + 1]!);
  }
  return Math.min(100, Math.floor(steps / 90));
}

export function coefficientsOf(fields: Float32Array): Float32Array {
  const half = new Float32Array(WAVES * SIDE);
  for (let wave = 0; wave < WAVES; wave++) {
    for (let row = 0; row < SIDE; row++) {
      const weight = cosines[wave * SIDE + row]!;
      for (let column = 0; column < SIDE; column++) half[wave * SIDE + column]! += weight * fields[row * SIDE + column]!;
    }
  }
  const result = new Float32Array(WAVES * WAVES);
  for (let at = 0; at < result.length; at++) {
    const from = Math.floor(at / WAVES) * SIDE;
    let sum = 0;
    for (let column = 0; column < SIDE; column++) sum += half[from + column]! * cosines[(at % WAVES) * SIDE + column]!;
    result[at] = sum;
  }
  return result;
}

/** 64 hexadecimal digits: row 15 first, within a row column 15 the highest bit. */
export function hashOf(coefficients: Float32Array): string {
  const median = coefficients.slice().sort()[coefficients.length / 2 - 1]!;
  let hex = '';
  for (let row = WAVES - 1; row >= 0; row--) {
    let word = 0;
    for (let column = 0; column < WAVES; column++) if (coefficients[row * WAVES + column]! > median) word += 2 ** column;
    hex += word.toString(16).padStart(4, '0');
  }
  return hex;
}
