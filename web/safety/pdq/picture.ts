import { feed } from './pixels';
import { Sampler } from './sampler';
import { coefficientsOf, hashOf, qualityOf } from './transform';

export interface Fingerprint { hash: string; quality: number; kind: 'picture' | 'video-frame'; media: number; atSeconds: number }
export type Hashed = { hash: string; quality: number };

/** PDQ of a picture file, computed on this device. Null when the file is no picture that this browser can read. */
export async function hashPicture(file: Blob): Promise<Hashed | null> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  } catch {
    return null;
  }
  try {
    return hashPixels(picture, picture.width, picture.height);
  } finally {
    picture.close();
  }
}

export function hashPixels(source: ImageBitmap | HTMLVideoElement, width: number, height: number): Hashed | null {
  if (width < 5 || height < 5) return null;
  const sampler = new Sampler(width, height);
  feed(source, width, height, (pixels) => sampler.add(pixels));
  const fields = sampler.finish();
  return { hash: hashOf(coefficientsOf(fields)), quality: qualityOf(fields) };
}
