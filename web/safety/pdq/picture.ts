import { feed } from './pixels';
import { Sampler } from './sampler';
import { coefficientsOf, hashOf, qualityOf } from './transform';

export interface Fingerprint { hash: string; quality: number; kind: 'picture' | 'video-frame'; media: number; atSeconds: number }
export type Hashed = { hash: string; quality: number };

/** PDQ of a picture file, computed on this device. Null when the file is no picture that this browser can read. */
export async function hashPicture(file: Blob): Promise<Hashed | null> {
  try {
    return await hashBitmap(await createImageBitmap(file, { imageOrientation: 'from-image', premultiplyAlpha: 'none', colorSpaceConversion: 'none' }));
  } catch {
    return null;
  }
}

/** PDQ of decoded pixels, which are let go. Null below five pixels a side: the hash would be that of nothing. */
export async function hashBitmap(picture: ImageBitmap): Promise<Hashed | null> {
  try {
    if (picture.width < 5 || picture.height < 5) return null;
    const sampler = new Sampler(picture.width, picture.height);
    feed(picture, (pixels) => sampler.add(pixels));
    const fields = sampler.finish();
    return { hash: hashOf(coefficientsOf(fields)), quality: qualityOf(fields) };
  } finally {
    picture.close();
  }
}
