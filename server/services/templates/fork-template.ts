import type { FlowKind } from "@/domain/catalogue/node-spec";
import { requireAccess, type ServiceContext } from "../context";
import { createFlow } from "../flows/create-flow";
import { findTemplate } from "./find-template";

/** Makes a new flow from a template. Its credentials are to be chosen. */
export async function forkTemplate(
  ctx: ServiceContext,
  input: { id: string; name?: string | undefined },
): Promise<{ id: string; kind: FlowKind }> {
  requireAccess(ctx, "editor", "manage");
  const { kind, name, document } = await findTemplate(ctx, input.id);
  const { id } = await createFlow(ctx, { kind, name: input.name ?? name, document });
  return { id, kind };
}
