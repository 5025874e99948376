import { not, like } from "drizzle-orm";
import { credentials } from "@/server/data/schema/keys";
import type { Env } from "@/server/env";
import type { ServicePorts } from "@/server/services/context";
import { needsSetup } from "@/server/services/setup/needs-setup";
import { usableQuickStart } from "./quick-start";

export interface StartedAt {
  port: number;
  env: Pick<Env, "appUrl" | "databaseUrl" | "encryptionKey" | "authSecret">;
  quickStartFile: string;
}

/** What the operator reads once the port is open: where to go, what to mend, and a first call that works as it stands. */
export async function describeStart(ports: ServicePorts, { port, env, quickStartFile }: StartedAt): Promise<string[]> {
  const url = env.appUrl ?? `http://localhost:${port}`;
  const lines = [`Weft is ready at ${url}`, ...(await warnings(ports, env))];
  if (await needsSetup(ports.db)) lines.push("Open it to make the first account.");
  const quickStart = await usableQuickStart(ports.db, quickStartFile);
  if (quickStart) {
    const { flowId, key } = quickStart;
    lines.push(
      "Try it:",
      `  curl ${url}/api/v1/prediction/${flowId} -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"question":"Hello"}'`,
    );
  }
  return lines;
}

async function warnings(ports: ServicePorts, env: StartedAt["env"]): Promise<string[]> {
  const lines: string[] = [];
  if (env.databaseUrl && !(env.encryptionKey && env.authSecret)) {
    lines.push(
      "This process keeps its own secrets in DATA_DIR. Set ENCRYPTION_KEY and AUTH_SECRET before a second one shares the database.",
    );
  }
  const foreign = await ports.db.$count(credentials, not(like(credentials.sealed, `${ports.secretBox.mark}%`)));
  if (foreign > 0) {
    lines.push(
      `Stored credentials that this server's encryption key does not open: ${foreign}. Restore the key, or enter them again.`,
    );
  }
  return lines;
}
