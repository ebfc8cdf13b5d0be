import { partsOf } from './parts';
import { feed } from './pixels';
import { Plane } from './plane';
import { Sampler } from './sampler';
import { coefficientsOf, hashOf, qualityOf } from './transform';

export interface Fingerprint { hash: string; quality: number; kind: 'picture' | 'picture-part' | 'video-frame'; media: number; atSeconds: number }
export type Hashed = { hash: string; quality: number; parts?: Hashed[] };

/** PDQ of a picture file and of its parts, computed on this device. Null when the file is no picture that this browser can read. */
export async function hashPicture(file: Blob): Promise<Hashed | null> {
  try {
    return await hashBitmap(await createImageBitmap(file, { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'none' }), true);
  } catch {
    return null;
  }
}

/** PDQ of decoded pixels, which are let go. Null below five pixels a side: the hash would be that of nothing. */
export async function hashBitmap(picture: ImageBitmap, withParts = false): Promise<Hashed | null> {
  try {
    if (picture.width < 5 || picture.height < 5) return null;
    const sampler = new Sampler(picture.width, picture.height);
    const plane = withParts ? new Plane(picture.width, picture.height) : null;
    feed(picture, (pixels) => sampler.add(pixels, plane ? (luma) => plane.add(luma) : undefined));
    const fields = sampler.finish();
    const whole = { hash: hashOf(coefficientsOf(fields)), quality: qualityOf(fields) };
    return plane ? { ...whole, parts: partsOf(plane) } : whole;
  } finally {
    picture.close();
  }
}
