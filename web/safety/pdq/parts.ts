import { framesOf } from './frame';
import type { Hashed } from './picture';
import type { Plane, Region } from './plane';

/** A part with less to see matches what is unlike, and is left out. */
const LEAST_QUALITY = 50;
const INNER = 0.7;
const TURNS = [2, 4.5, 7, 9.5, 12, 14.5];

/** Hashes of what may be left of a picture after somebody cropped or turned it: the parts that the server's bank keeps too. */
export const partsOf = (plane: Plane): Hashed[] => regionsOf(plane).map((region) => plane.hash(region)).filter((part) => part.quality >= LEAST_QUALITY);

const region = (left: number, top: number, width: number, height: number, degrees = 0): Region => ({ left, top, width, height, degrees });
const middle = (share: number, degrees = 0) => region((1 - share) / 2, (1 - share) / 2, share, share, degrees);

function regionsOf(plane: Plane): Region[] {
  const halves = [region(0, 0, 0.5, 1), region(0.5, 0, 0.5, 1), region(0, 0, 1, 0.5), region(0, 0.5, 1, 0.5)];
  const turned = TURNS.flatMap((turn) => [-turn, turn]).flatMap((degrees) => [uncut(plane.width / plane.height, degrees), middle(INNER, degrees)]);
  return [...framesOf(plane), ...halves, middle(INNER), ...cuts(), ...turned];
}

function cuts(): Region[] {
  const round = [0.05, 0.1, 0.15, 0.2].map((share) => middle(1 - share));
  const sides = [0.05, 0.1, 0.2].flatMap((share) => [
    region(share, 0, 1 - share, 1), region(0, 0, 1 - share, 1), region(0, share, 1, 1 - share), region(0, 0, 1, 1 - share),
    region(share, share, 1 - share, 1 - share), region(0, share, 1 - share, 1 - share), region(share, 0, 1 - share, 1 - share), region(0, 0, 1 - share, 1 - share),
  ]);
  return [...round, ...sides];
}

/** The largest rectangle of the picture's own shape that stays within it when turned. */
function uncut(shape: number, degrees: number): Region {
  const angle = (Math.abs(degrees) * Math.PI) / 180;
  return middle(1 / (Math.cos(angle) + Math.max(shape, 1 / shape) * Math.sin(angle)), degrees);
}
