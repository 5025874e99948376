import type { OpenCredential } from "@/server/engine/ports";
import type { ServicePorts } from "../context";
import { findCredential } from "./find-credential";
import { openValues } from "./sealed-values";

/**
 * The secrets of a credential, for a node of a flow of `workspaceId`. Only the engine's port may call it; nothing it
 * returns may leave the server.
 */
export async function openCredential(
  ports: Pick<ServicePorts, "db" | "secretBox">,
  workspaceId: string,
  id: string,
): Promise<OpenCredential> {
  const row = await findCredential(ports.db, workspaceId, id);
  return { type: row.type, secrets: openValues(ports.secretBox, row) };
}
