/** The running mean that PDQ smooths with; the same steps as the server's, so that both find the same hash. */
export const windowOf = (side: number) => Math.floor((side + 127) / 128);
const reachOf = (window: number) => Math.floor((window + 2) / 2) - 1;

export function smoothRow(source: Float32Array, target: Float32Array, window: number): void {
  const reach = reachOf(window);
  let sum = 0;
  let count = 0;
  for (let at = -reach; at < source.length; at++) {
    if (at + reach < source.length) {
      sum = Math.fround(sum + source[at + reach]!);
      count++;
    }
    if (at + reach - window >= 0) {
      sum = Math.fround(sum - source[at + reach - window]!);
      count--;
    }
    if (at >= 0) target[at] = sum / count;
  }
}

/** Down all columns at once, fed row by row: no more rows than the window are held. */
export class ColumnFilter {
  readonly reach: number;
  private readonly held: Float32Array;
  private readonly sums: Float32Array;
  private readonly mean: Float32Array;
  private fed = 0;

  constructor(private readonly width: number, private readonly window: number) {
    this.reach = reachOf(window);
    this.held = new Float32Array(width * window);
    this.sums = new Float32Array(width);
    this.mean = new Float32Array(width);
  }

  feed(row: Float32Array): Float32Array | null {
    const slot = this.slot();
    const full = this.fed >= this.window;
    for (let x = 0; x < this.width; x++) {
      const sum = Math.fround(this.sums[x]! + row[x]!);
      this.sums[x] = full ? sum - slot[x]! : sum;
      slot[x] = row[x]!;
    }
    return this.ready(Math.min(this.fed + 1, this.window));
  }

  /** Goes on after the last row; `after` counts the calls. */
  feedNothing(after: number): Float32Array | null {
    const slot = this.slot();
    for (let x = 0; x < this.width; x++) this.sums[x] = this.sums[x]! - slot[x]!;
    return this.ready(this.window - after - 1);
  }

  private slot(): Float32Array {
    const at = (this.fed % this.window) * this.width;
    return this.held.subarray(at, at + this.width);
  }

  private ready(count: number): Float32Array | null {
    this.fed++;
    if (this.fed <= this.reach) return null;
    for (let x = 0; x < this.width; x++) this.mean[x] = this.sums[x]! / count;
    return this.mean;
  }
}
