import sharp, { type OverlayOptions } from "sharp";

export const themes = ["light", "dark"] as const;
export const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const;

/** A screen in both themes and both widths. */
export type Views = Record<keyof typeof widths, Record<(typeof themes)[number], Buffer>>;

const gap = 20;
/** The part of the size that is kept. */
const kept = 0.4;
const size = { width: widths.wide.width + gap + widths.narrow.width, height: 2 * widths.wide.height + gap };

/** All four in one picture: light above dark, narrow at the right of wide. */
export async function sheetOf({ wide, narrow }: Views): Promise<Buffer> {
  const [left, top] = [widths.wide.width + gap, widths.wide.height + gap];
  const places: OverlayOptions[] = [
    { input: wide.light, left: 0, top: 0 },
    { input: narrow.light, left, top: 0 },
    { input: wide.dark, left: 0, top },
    { input: narrow.dark, left, top },
  ];
  const ground = { ...size, channels: 3, background: "#8a8a8a" } as const;
  return sharp({ create: ground }).composite(places).png().toBuffer();
}

/** Small enough to be kept, and no more colours than the screens have. */
export async function smallSheet(sheet: Buffer): Promise<Buffer> {
  const small = sharp(sheet).resize({ width: Math.round(size.width * kept) });
  return small.png({ palette: true, colours: 64, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer();
}
