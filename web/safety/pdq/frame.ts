import type { Plane, Region } from './plane';

// The same numbers as the server's FrameFinder, where the reason for each stands.
const EVEN_EDGE = 0.9;
const EVEN_LINE = 0.55;
const TOLERANCE = 12;
const GAP = 0.08;
const STEPS = 8;
const SAME = 0.985;
const LEAST_SIDE = 0.2;

type Share = (line: number, colour: number) => number;

/** What may be the picture within an even border, bars or the furniture of a screen; none where there is no frame. */
export function framesOf(plane: Plane): Region[] {
  let [left, top, right, bottom] = [0, 0, plane.width, plane.height];
  let told = plane.width * plane.height;
  const found: Region[] = [];
  for (let step = 0; step < STEPS; step++) {
    if (step % 2 === 0) [top, bottom] = strip(top, bottom, (line, colour) => share(plane, left, right, line, line + 1, colour), (line) => plane.at((left + right) >> 1, line));
    else [left, right] = strip(left, right, (line, colour) => share(plane, line, line + 1, top, bottom, colour), (line) => plane.at(line, (top + bottom) >> 1));
    const [width, height] = [right - left, bottom - top];
    if (width < LEAST_SIDE * plane.width || height < LEAST_SIDE * plane.height) break;
    if (width * height > told * SAME) continue;
    told = width * height;
    found.push({ left: left / plane.width, top: top / plane.height, width: width / plane.width, height: height / plane.height, degrees: 0 });
  }
  return found;
}

function strip(from: number, to: number, shareOf: Share, colour: (line: number) => number): [number, number] {
  const gap = Math.ceil((to - from) * GAP);
  const first = from + depth(to - from, gap, (at) => from + at, shareOf, colour);
  return [first, to - depth(to - first, gap, (at) => to - 1 - at, shareOf, colour)];
}

function depth(length: number, gap: number, place: (at: number) => number, shareOf: Share, colour: (line: number) => number): number {
  const edge = colour(place(0));
  if (shareOf(place(0), edge) < EVEN_EDGE) return 0;
  let deep = 1;
  for (let at = 1; at < length * (1 - LEAST_SIDE) && at - deep <= gap; at++) if (shareOf(place(at), edge) >= EVEN_LINE) deep = at + 1;
  return deep;
}

function share(plane: Plane, left: number, right: number, top: number, bottom: number, colour: number): number {
  let near = 0;
  for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) if (Math.abs(plane.at(column, row) - colour) <= TOLERANCE) near++;
  return near / Math.max(1, (right - left) * (bottom - top));
}
