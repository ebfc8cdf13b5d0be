import type { Hashed } from './picture';

export type Frame = Hashed & { atSeconds: number };
const LONGEST = 30 * 60;

/** A frame that does not come within this time never will: the file is damaged there. */
const PATIENCE = 20_000;

/** One hash a second of a video, computed on this device; frames in which there is little to see are left out. */
export async function hashVideo(file: Blob, hash: (frame: ImageBitmap) => Promise<Hashed | null>, progress: (share: number) => void): Promise<Frame[] | null> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  video.muted = true;
  video.preload = 'auto';
  try {
    video.src = address;
    if (!(await happens(video, 'loadeddata')) || video.videoWidth < 5 || video.videoHeight < 5) return null;
    const end = Math.min(await lengthOf(video), LONGEST);
    const frames: Frame[] = [];
    for (let second = 0; second < end; second++) {
      video.currentTime = second;
      if (!(await happens(video, 'seeked'))) break;
      const hashed = await hash(frameOf(video));
      if (hashed && hashed.quality >= 50 && hashed.hash !== frames.at(-1)?.hash) frames.push({ ...hashed, atSeconds: second });
      progress((second + 1) / end);
    }
    return frames;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
}

// What a browser or a messenger recorded often does not say how long it is; its end is found by going beyond it.
async function lengthOf(video: HTMLVideoElement): Promise<number> {
  if (Number.isFinite(video.duration)) return video.duration;
  video.currentTime = 1e7;
  await happens(video, 'seeked');
  return Number.isFinite(video.duration) ? video.duration : video.currentTime;
}

function frameOf(video: HTMLVideoElement): ImageBitmap {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d', { alpha: false })!.drawImage(video, 0, 0);
  return canvas.transferToImageBitmap();
}

function happens(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (right: boolean) => () => {
      clearTimeout(timer);
      video.removeEventListener(name, good);
      video.removeEventListener('error', bad);
      resolve(right);
    };
    const good = settle(true);
    const bad = settle(false);
    const timer = setTimeout(bad, PATIENCE);
    video.addEventListener(name, good);
    video.addEventListener('error', bad);
  });
}
