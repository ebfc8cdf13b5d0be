import { hashBitmap, hashPicture, type Hashed } from '../pdq/picture';

/** Hashes one thing after another in a worker; in the page itself where a browser does not start workers. */
export class Hasher {
  private worker: Worker | null = null;
  private broken = false;

  async hash(source: Blob | ImageBitmap): Promise<Hashed | null> {
    const worker = this.start();
    if (!worker) return source instanceof ImageBitmap ? hashBitmap(source) : hashPicture(source);
    const answer = await new Promise<Hashed | null | 'broken'>((resolve) => {
      worker.onmessage = (event: MessageEvent<Hashed | null>) => resolve(event.data);
      worker.onerror = () => resolve('broken');
      worker.postMessage(source, source instanceof ImageBitmap ? [source] : []);
    });
    if (answer !== 'broken') return answer;
    this.stop();
    this.broken = true;
    return source instanceof ImageBitmap ? null : hashPicture(source); // a frame was handed over and is gone; the next one is hashed here
  }

  /** Lets go of everything that was read. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private start(): Worker | null {
    if (this.broken) return null;
    try {
      return (this.worker ??= new Worker(new URL('./removal-worker.js', import.meta.url), { type: 'module' }));
    } catch {
      this.broken = true;
      return null;
    }
  }
}
