import { hashPixels, type Hashed } from './picture';

export type Frame = Hashed & { atSeconds: number };
const LONGEST = 30 * 60;

/** One hash a second of a video, computed on this device; frames in which there is little to see are left out. */
export async function hashVideo(file: Blob, progress: (share: number) => void): Promise<Frame[] | null> {
  const video = document.createElement('video');
  const address = URL.createObjectURL(file);
  video.muted = true;
  video.preload = 'auto';
  try {
    video.src = address;
    if (!(await happens(video, 'loadeddata')) || !Number.isFinite(video.duration) || video.videoWidth < 5) return null;
    const end = Math.min(video.duration, LONGEST);
    const frames: Frame[] = [];
    for (let second = 0; second < end; second++) {
      video.currentTime = second;
      if (!(await happens(video, 'seeked'))) break;
      const hashed = hashPixels(video, video.videoWidth, video.videoHeight);
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

function happens(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (right: boolean) => () => {
      video.removeEventListener(name, good);
      video.removeEventListener('error', bad);
      resolve(right);
    };
    const good = settle(true);
    const bad = settle(false);
    video.addEventListener(name, good);
    video.addEventListener('error', bad);
  });
}
