import { eq } from "drizzle-orm";
import { type Role, workspaces } from "@/server/data/schema/accounts";
import type { ServicePorts } from "../context";
import { findInvitation } from "./invitation-token";

/** What the holder of a link may know before accepting. */
export async function showInvitation(
  ports: Pick<ServicePorts, "db" | "clock">,
  input: { token: string },
): Promise<{ workspace: string; role: Role; email: string | null }> {
  const invitation = await findInvitation(ports.db, input.token, ports.clock.now());
  const [workspace] = await ports.db
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.id, invitation.workspaceId));
  return { workspace: workspace?.name ?? "", role: invitation.role, email: invitation.email };
}
