import { AppError } from "@/domain/errors";

export interface PageOfList {
  limit: number;
  offset: number;
}

/** What `page` and `limit` ask for; undefined when either is missing, which means the whole list. */
export function readPage(query: { page?: string | undefined; limit?: string | undefined }): PageOfList | undefined {
  if (query.page === undefined || query.limit === undefined) return undefined;
  const [page, limit] = [Number(query.page), Number(query.limit)];
  if (![page, limit].every((number) => Number.isInteger(number) && number >= 1)) {
    throw new AppError("precondition_failed", "page and limit must be whole numbers that begin at 1.");
  }
  return { limit: Math.min(limit, 1000), offset: (Math.min(page, 1_000_000) - 1) * Math.min(limit, 1000) };
}
