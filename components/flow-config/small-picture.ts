const side = 96;

/** The middle of a picture as a small square, whole in its address. Rejects files that are no pictures. */
export async function smallPicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const short = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - short) / 2, (picture.height - short) / 2];
  canvas.getContext("2d")?.drawImage(picture, left, top, short, short, 0, 0, side, side);
  picture.close();
  return canvas.toDataURL("image/webp", 0.85);
}
