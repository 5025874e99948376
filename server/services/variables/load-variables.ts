import { eq } from "drizzle-orm";
import { variables } from "@/server/data/schema/keys";
import type { ServicePorts } from "../context";

/** Values by name for a run in `workspaceId`. A `runtime` variable that the operator has not set is empty. */
export async function loadVariables(
  ports: Pick<ServicePorts, "db" | "environmentVariables">,
  workspaceId: string,
): Promise<Record<string, string>> {
  const rows = await ports.db.select().from(variables).where(eq(variables.workspaceId, workspaceId));
  return Object.fromEntries(
    rows.map((row) => [row.name, row.type === "runtime" ? (ports.environmentVariables[row.name] ?? "") : row.value]),
  );
}
