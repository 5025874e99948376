import { AppError } from "@/domain/errors";

/** Where a page of a list ordered by time ended: the last row's time and, for rows of one instant, its id. */
export interface PageCursor {
  at: Date;
  id: string;
}

export const writeCursor = ({ at, id }: PageCursor): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

/** Undefined for no cursor. Rejects a text that `writeCursor` did not make. */
export function readCursor(text: string | null | undefined): PageCursor | undefined {
  if (text === null || text === undefined || text === "") return undefined;
  const decoded = Buffer.from(text, "base64url").toString();
  const at = new Date(decoded.slice(0, 24));
  if (Number.isNaN(at.getTime()) || decoded[24] !== " ")
    throw new AppError("invalid_input", "This page of the list cannot be found. Start again from the first.");
  return { at, id: decoded.slice(25) };
}
