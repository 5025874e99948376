/** Black or white, whichever reads better on a colour written in hexadecimal digits; `undefined` for other colours. */
export function textOn(background: string): string | undefined {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(background)?.[1];
  if (digits === undefined) return undefined;
  const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => linear(Number.parseInt(pair, 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // At this luminance both have the same contrast.
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
