import { el } from './dom';
import { words } from './words';

const limit = 10 * 1024 * 1024;

/** The photo beside the composer: chosen, shown small, removable. Drawn on a canvas, so the page needs no blob: images. */
export class PhotoSlot {
  file: File | null = null;

  constructor(private readonly input: HTMLInputElement, private readonly tray: HTMLElement) {
    input.addEventListener('change', () => this.take(input.files?.[0] ?? null));
  }

  clear(): void {
    this.file = null;
    this.input.value = '';
    this.tray.replaceChildren();
    this.tray.hidden = true;
  }

  private take(file: File | null): void {
    if (!file) return;
    if (file.size > limit) {
      this.clear();
      this.tray.hidden = false;
      this.tray.append(el('p', { role: 'alert' }, '10 MB ↑'));
      return;
    }
    this.file = file;
    const canvas = el('canvas', { width: '72', height: '72', 'aria-hidden': 'true' });
    this.tray.replaceChildren(canvas, el('span', {}, file.name), el('button', { type: 'button', class: 'tk-small', click: () => this.clear() }, words.removePhoto));
    this.tray.hidden = false;
    void createImageBitmap(file).then((image) => {
      const scale = Math.max(72 / image.width, 72 / image.height);
      canvas.getContext('2d')?.drawImage(image, (72 - image.width * scale) / 2, (72 - image.height * scale) / 2, image.width * scale, image.height * scale);
    }, () => { /* not a picture: the server says so */ });
  }
}
