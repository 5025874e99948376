import type { FlowDocument } from "@/domain/flow/flow-document";
import { requireAccess, type ServiceContext } from "../context";
import { findVersion } from "./find-version";

/** What a flow was at one of its versions. */
export async function getVersion(
  ctx: ServiceContext,
  input: { id: string; number: number },
): Promise<{ number: number; document: FlowDocument }> {
  requireAccess(ctx, "viewer", "manage");
  const { number, document } = await findVersion(ctx, input);
  return { number, document };
}
