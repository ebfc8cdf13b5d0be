import type { Fingerprint, Hashed } from '../pdq/picture';
import { hashVideo } from '../pdq/video';
import { Hasher } from './hasher';
import { words } from './words';

interface Chosen { file: File; media: number; video: boolean; line: HTMLLIElement; fingerprints: Fingerprint[] | null; ready: boolean }

/** The pictures and videos that were chosen. They are read here and never sent; no name and no thumbnail is shown. */
export class Files {
  private chosen: Chosen[] = [];
  private counted = 0;
  private queue: Promise<void> = Promise.resolve();
  private readonly hasher = new Hasher();

  constructor(private readonly list: HTMLElement, private readonly changed: () => void) {}

  get fingerprints(): Fingerprint[] {
    return this.chosen.flatMap((one) => one.fingerprints ?? []);
  }

  get busy(): boolean {
    return this.chosen.some((one) => !one.ready);
  }

  get pictures(): File[] {
    return this.chosen.filter((one) => one.fingerprints?.length && !one.video).map((one) => one.file);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const one: Chosen = { file, media: this.counted++, video: file.type.startsWith('video/'), line: document.createElement('li'), fingerprints: null, ready: false };
      this.chosen.push(one);
      this.list.append(one.line);
      this.tell(one, words.computing, 'busy');
      this.queue = this.queue.then(() => this.hash(one));
    }
    this.changed();
  }

  clear(): void {
    this.chosen = [];
    this.hasher.stop();
    this.list.replaceChildren();
  }

  private async hash(one: Chosen): Promise<void> {
    if (!this.chosen.includes(one)) return;
    one.fingerprints = await this.read(one);
    one.ready = true;
    const best = Math.max(0, ...(one.fingerprints ?? []).map((print) => print.quality));
    if (!one.fingerprints) this.tell(one, words.unreadable, 'bad');
    else if (one.fingerprints.length === 0) this.tell(one, words.nothing, 'bad');
    else this.tell(one, one.video ? words.frames(one.fingerprints.length) : best < 50 ? words.weak : words.good, best < 50 ? 'weak' : 'good');
    this.changed();
  }

  // A name or a kind that says something else than the content: what cannot be read as one is tried as the other.
  private async read(one: Chosen): Promise<Fingerprint[] | null> {
    const first = one.video ? await this.ofVideo(one) : await this.ofPicture(one);
    if (first) return first;
    const second = one.video ? await this.ofPicture(one) : await this.ofVideo(one);
    if (second) one.video = !one.video;
    return second;
  }

  private async ofPicture(one: Chosen): Promise<Fingerprint[] | null> {
    const hashed = await this.hasher.hash(one.file);
    if (!hashed) return null;
    const of = (kind: 'picture' | 'picture-part', { hash, quality }: Hashed): Fingerprint => ({ hash, quality, kind, media: one.media, atSeconds: 0 });
    return [of('picture', hashed), ...(hashed.parts ?? []).map((part) => of('picture-part', part))];
  }

  private async ofVideo(one: Chosen): Promise<Fingerprint[] | null> {
    let told = 0;
    const frames = await hashVideo(one.file, (frame) => this.hasher.hash(frame), (share) => {
      const tenth = Math.floor(share * 10) * 10; // a screen reader says each change
      if (tenth > told) this.tell(one, words.share((told = tenth)), 'busy');
    });
    return frames && frames.map((frame) => ({ ...frame, kind: 'video-frame' as const, media: one.media }));
  }

  private tell(one: Chosen, text: string, state: string): void {
    const name = document.createElement('strong');
    name.textContent = one.video ? words.video(one.media + 1) : words.picture(one.media + 1);
    const said = document.createElement('span');
    said.textContent = text;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'hc-button hc-button-small';
    remove.textContent = words.remove;
    remove.setAttribute('aria-label', `${name.textContent} ${words.remove}`);
    remove.addEventListener('click', () => this.remove(one));
    one.line.dataset.state = state;
    one.line.replaceChildren(name, said, remove);
  }

  private remove(one: Chosen): void {
    this.chosen = this.chosen.filter((other) => other !== one);
    one.line.remove();
    this.changed();
  }
}
