/** A file whose bytes are in memory already, to be read like one that is not. */
export const fileAtHand = ({ name, mime, bytes }: { name: string; mime: string; bytes: Uint8Array }) => ({
  name,
  mime,
  /** In bytes. */
  size: bytes.length,
  read: async (start?: number, end?: number): Promise<Uint8Array> => bytes.subarray(start, end),
});
