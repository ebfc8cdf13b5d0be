/** Feeds the pixels of a decoded picture strip by strip: telephones refuse a canvas as large as their own photographs. */
const ROWS = 64;

export function feed(picture: ImageBitmap, take: (pixels: Uint8ClampedArray) => void): void {
  const { width, height } = picture;
  const canvas = new OffscreenCanvas(width, Math.min(ROWS, height));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const raw = new RawPixels(picture, width, height);
  for (let top = 0; top < height; top += ROWS) {
    const rows = Math.min(ROWS, height - top);
    context.clearRect(0, 0, width, ROWS);
    context.drawImage(picture, 0, -top, width, height);
    const { data } = context.getImageData(0, 0, width, rows);
    take(isTransparent(data) ? raw.strip(top, rows) ?? data : data);
  }
  raw.release();
}

function isTransparent(pixels: Uint8ClampedArray): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return true;
  return false;
}

/** A canvas forgets the colour of what is see-through; a texture keeps it, as the server's decoder does. */
class RawPixels {
  private gl: WebGLRenderingContext | null = null;
  private failed = false;

  constructor(private readonly picture: ImageBitmap, private readonly width: number, private readonly height: number) {}

  strip(top: number, rows: number): Uint8ClampedArray | null {
    if (!this.gl && !this.failed) this.open();
    if (!this.gl) return null;
    const pixels = new Uint8Array(this.width * rows * 4);
    this.gl.readPixels(0, top, this.width, rows, this.gl.RGBA, this.gl.UNSIGNED_BYTE, pixels);
    return new Uint8ClampedArray(pixels.buffer);
  }

  release(): void {
    this.gl?.getExtension('WEBGL_lose_context')?.loseContext();
  }

  private open(): void {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl');
    this.failed = !gl || this.width > gl.getParameter(gl.MAX_TEXTURE_SIZE) || this.height > gl.getParameter(gl.MAX_TEXTURE_SIZE);
    if (!gl || this.failed) return;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, this.picture);
    gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    this.gl = gl;
  }
}
