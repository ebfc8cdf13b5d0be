import { ColumnFilter, smoothRow, windowOf } from './filter';

export const SIDE = 64;
const middleOf = (field: number, side: number) => Math.floor(((field + 0.5) * side) / SIDE);

/** Brings the brightness of a picture down to 64 × 64 fields, row by row, so that a large photograph needs little memory. */
export class Sampler {
  private readonly first: ColumnFilter;
  private readonly second: ColumnFilter;
  private readonly sampled: Float32Array;
  private readonly luma: Float32Array;
  private smoothed = 0;
  private field = 0;

  constructor(private readonly width: number, private readonly height: number) {
    const window = windowOf(height);
    this.first = new ColumnFilter(width, window);
    this.second = new ColumnFilter(width, window);
    this.sampled = new Float32Array(SIDE * width);
    this.luma = new Float32Array(width);
  }

  /** Rows of pixels from the top: red, green, blue and one that does not count. `also` is told the brightness of each row. */
  add(pixels: Uint8ClampedArray, also?: (luma: Float32Array) => void): void {
    for (let from = 0; from < pixels.length; from += this.width * 4) {
      for (let x = 0; x < this.width; x++) {
        const at = from + x * 4;
        this.luma[x] = 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
      }
      also?.(this.luma);
      this.addLuma(this.luma);
    }
  }

  /** The next row, of brightness. */
  addLuma(luma: Float32Array): void {
    this.pass(this.first.feed(luma));
  }

  /** The 64 × 64 fields, row by row. */
  finish(): Float32Array {
    for (let after = 0; after < this.first.reach; after++) this.pass(this.first.feedNothing(after));
    for (let after = 0; after < this.second.reach; after++) this.sample(this.second.feedNothing(after));
    const fields = new Float32Array(SIDE * SIDE);
    const window = windowOf(this.width);
    const once = new Float32Array(this.width);
    const twice = new Float32Array(this.width);
    for (let field = 0; field < SIDE; field++) {
      smoothRow(this.sampled.subarray(field * this.width, (field + 1) * this.width), once, window);
      smoothRow(once, twice, window);
      for (let column = 0; column < SIDE; column++) fields[field * SIDE + column] = twice[middleOf(column, this.width)]!;
    }
    return fields;
  }

  private pass(once: Float32Array | null): void {
    if (once) this.sample(this.second.feed(once));
  }

  private sample(row: Float32Array | null): void {
    if (!row) return;
    while (this.field < SIDE && middleOf(this.field, this.height) === this.smoothed) {
      this.sampled.set(row, this.field * this.width);
      this.field++;
    }
    this.smoothed++;
  }
}
