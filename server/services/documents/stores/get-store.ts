import { AppError } from "@/domain/errors";
import { requireAccess, type ServiceContext } from "../../context";
import { findStore } from "./find-store";
import { type StoreView, storeViews } from "./store-view";

/** A document store with its loaders. */
export async function getStore(ctx: ServiceContext, input: { id: string }): Promise<StoreView> {
  requireAccess(ctx, "viewer", "manage");
  const [view] = await storeViews(ctx, [await findStore(ctx, input.id)]);
  if (!view) throw new AppError("internal", "A document store lost its view.");
  return view;
}
