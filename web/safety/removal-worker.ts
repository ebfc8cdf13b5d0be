import { hashBitmap, hashPicture } from './pdq/picture';

/** Hashes away from the page, so that the way out answers at once however large a photograph is. */
addEventListener('message', async (event: MessageEvent<Blob | ImageBitmap>) => {
  const hashed = await (event.data instanceof ImageBitmap ? hashBitmap(event.data) : hashPicture(event.data)).catch(() => null);
  self.postMessage(hashed);
});
