import type { Hashed } from './picture';
import { Sampler } from './sampler';
import { coefficientsOf, hashOf, qualityOf } from './transform';

/** A part of a picture: a rectangle in shares of width and height, turned about its middle. */
export interface Region { left: number; top: number; width: number; height: number; degrees: number }

const LONGEST = 512;

// Halves go to the even number, as on the server, so that both cut the same part.
const rounded = (value: number) => {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
};
const within = (value: number, most: number) => Math.max(0, Math.min(most, value));

/** The brightness of a picture, reduced so that many parts of it can be hashed quickly. */
export class Plane {
  readonly width: number;
  readonly height: number;
  private readonly block: number;
  private readonly values: Float32Array;
  private fed = 0;

  constructor(width: number, private readonly rows: number) {
    this.block = Math.ceil(Math.max(width, rows) / LONGEST);
    this.width = Math.max(1, Math.floor(width / this.block));
    this.height = Math.max(1, Math.floor(rows / this.block));
    this.values = new Float32Array(this.width * this.height);
  }

  /** Takes the next row of brightness; what does not fill a block at the right and lower side is left out. */
  add(luma: Float32Array): void {
    const line = Math.floor(this.fed++ / this.block);
    if (line >= this.height) return;
    for (let column = 0; column < this.width; column++) {
      let sum = 0;
      for (let x = column * this.block; x < (column + 1) * this.block; x++) sum += luma[x]!;
      this.values[line * this.width + column]! += sum / (this.block * Math.min(this.block, this.rows));
    }
  }

  /** One value; a place outside takes the nearest within. */
  at(column: number, row: number): number {
    return this.values[within(row, this.height - 1) * this.width + within(column, this.width - 1)]!;
  }

  hash(region: Region): Hashed {
    const width = Math.max(5, rounded(region.width * this.width));
    const height = Math.max(5, rounded(region.height * this.height));
    const sampler = new Sampler(width, height);
    const row = new Float32Array(width);
    for (let line = 0; line < height; line++) {
      if (region.degrees === 0) this.cut(region, line, row);
      else this.turn(region, line, height, row);
      sampler.addLuma(row);
    }
    const fields = sampler.finish();
    return { hash: hashOf(coefficientsOf(fields)), quality: qualityOf(fields) };
  }

  private cut(region: Region, line: number, row: Float32Array): void {
    const left = within(rounded(region.left * this.width), Math.max(0, this.width - row.length));
    const top = rounded(region.top * this.height);
    for (let x = 0; x < row.length; x++) row[x] = this.at(left + x, top + line);
  }

  private turn(region: Region, line: number, height: number, row: Float32Array): void {
    const angle = (region.degrees * Math.PI) / 180;
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    const [right, down] = [0.5 - row.length / 2, line + 0.5 - height / 2];
    let x = (region.left + region.width / 2) * this.width + cosine * right - sine * down - 0.5;
    let y = (region.top + region.height / 2) * this.height + sine * right + cosine * down - 0.5;
    for (let at = 0; at < row.length; at++, x += cosine, y += sine) row[at] = this.between(x, y);
  }

  private between(x: number, y: number): number {
    const [column, line] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [x - column, y - line];
    const upper = this.at(column, line) * (1 - right) + this.at(column + 1, line) * right;
    const lower = this.at(column, line + 1) * (1 - right) + this.at(column + 1, line + 1) * right;
    return upper * (1 - down) + lower * down;
  }
}
