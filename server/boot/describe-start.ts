import type { ServicePorts } from "@/server/services/context";
import { needsSetup } from "@/server/services/setup/needs-setup";
import { usableQuickStart } from "./quick-start";

export interface StartedAt {
  port: number;
  appUrl: string | undefined;
  database: "embedded" | "postgres";
  quickStartFile: string;
}

/** What the operator reads once the port is open: where to go, and a first call that works as it stands. */
export async function describeStart(ports: ServicePorts, at: StartedAt): Promise<string[]> {
  const url = at.appUrl ?? `http://localhost:${at.port}`;
  const lines = [`Weft is ready at ${url}`];
  if (await needsSetup(ports.db)) lines.push("Open it to make the first account.");
  const quickStart = await usableQuickStart(ports.db, at.quickStartFile);
  if (quickStart) {
    const { flowId, key } = quickStart;
    lines.push(
      "Try it:",
      `  curl ${url}/api/v1/prediction/${flowId} -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"question":"What is Weft?"}'`,
    );
  }
  return lines;
}
