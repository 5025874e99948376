import { AppError } from "@/domain/errors";
import type { LoaderView, StoreView } from "@/server/services/documents/stores/store-view";

/** A loader of a store. Any other id is `not_found`. */
export function loaderIn({ loaders }: StoreView, id: string): LoaderView {
  const found = loaders.find((loader) => loader.id === id);
  if (!found) throw new AppError("not_found", "This document store has no such loader. It may have been removed.");
  return found;
}
