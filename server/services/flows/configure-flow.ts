import { flowSections, type SectionName } from "@/domain/flow-settings/flow-sections";
import { readJsonObject } from "@/domain/flow-settings/lenient-fields";
import type { FlowSettings } from "@/server/data/schema/flows";
import { requireAccess, type ServiceContext } from "../context";
import { findCredential } from "../credentials/find-credential";
import { editFlowSettings } from "./edit-flow-settings";
import { findChangeableFlow } from "./find-changeable-flow";

interface Change {
  id: string;
  section: SectionName;
  /** What the section's schema takes. */
  value: unknown;
}

/** Sets one section of a flow's settings. Whatever else the settings hold stays as it is. */
export async function configureFlow(
  ctx: ServiceContext,
  { id, section, value }: Change,
): Promise<{ settings: FlowSettings }> {
  requireAccess(ctx, "editor", "manage");
  const { write } = flowSections[section];
  const { settings: before } = await findChangeableFlow(ctx, id);
  await requireCredentials(ctx, before, write(before, value));
  return { settings: await editFlowSettings(ctx, { id, change: (settings) => write(settings, value) }) };
}

/** What is newly chosen must be of the workspace. What was imported may name credentials of elsewhere until it is mended. */
async function requireCredentials(ctx: ServiceContext, before: FlowSettings, changed: FlowSettings): Promise<void> {
  const known = new Set(Object.values(before).flatMap(credentialIds));
  const chosen = new Set(Object.values(changed).flatMap(credentialIds));
  for (const id of chosen) if (!known.has(id)) await findCredential(ctx.db, ctx.actor.workspaceId, id);
}

/** Services of a setting name their credential one level down. */
function credentialIds(text: string | null | undefined): string[] {
  return Object.values(readJsonObject(text)).flatMap((service) =>
    typeof service === "object" &&
    service !== null &&
    "credentialId" in service &&
    typeof service.credentialId === "string"
      ? [service.credentialId]
      : [],
  );
}
