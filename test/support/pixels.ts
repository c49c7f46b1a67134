import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A decoded picture. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Returns the color of a pixel, as in `#ffb224`. */
  at(x: number, y: number): string;
  /** Counts the pixels in a row that have one of the colors. */
  across(y: number, ...colors: readonly string[]): number;
  /** Counts the pixels in a column that have one of the colors. */
  down(x: number, ...colors: readonly string[]): number;
  /** Returns a part of the picture as a string, for comparisons. */
  part(x: number, y: number, width: number, height: number): string;
}

/** Decodes a PNG with a decoder that is independent of our encoder. */
export const decode = async (png: Uint8Array | undefined): Promise<Pixels> => {
  if (png === undefined) throw new Error('There is no picture.');
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const at = (x: number, y: number) =>
    `#${Buffer.from(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)).toString('hex')}`;
  return {
    width,
    height,
    at,
    across: (y, ...colors) =>
      Array.from({ length: width }, (_, x) => at(x, y)).filter((c) => colors.includes(c)).length,
    down: (x, ...colors) =>
      Array.from({ length: height }, (_, y) => at(x, y)).filter((c) => colors.includes(c)).length,
    part: (x, y, width, height) =>
      Buffer.from(context.getImageData(x, y, width, height).data).toString('base64'),
  };
};
