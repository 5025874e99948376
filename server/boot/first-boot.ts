import type { Env } from "@/server/env";
import type { ServicePorts } from "@/server/services/context";
import { purgeFlows } from "@/server/services/flows/purge-flows";
import { createOwner } from "@/server/services/setup/create-owner";
import { needsSetup } from "@/server/services/setup/needs-setup";
import { forgetQuickStart, readQuickStart, writeQuickStart } from "./quick-start";
import { seed } from "./seed";

export interface FirstBoot {
  admin: Env["admin"];
  /** Where the quick start's key is kept. */
  quickStartFile: string;
}

/** What every start sees to: an empty database gets its first contents, old deletions become final. */
export async function firstBoot(ports: ServicePorts, { admin, quickStartFile }: FirstBoot): Promise<void> {
  const made = await seed(ports);
  if (made) await writeQuickStart(quickStartFile, made);
  ports.changes.subscribe((change) => {
    if (change.type === "key")
      void forgetRevoked(change.id).catch((error: unknown) =>
        ports.log.warn({ err: error }, "The quick start key's file stays"),
      );
  });
  if (admin && (await needsSetup(ports.db))) await createOwner(ports, { ...admin, name: "" });
  await purgeFlows(ports, ports.clock.now());

  async function forgetRevoked(keyId: string): Promise<void> {
    if ((await readQuickStart(quickStartFile))?.keyId === keyId) await forgetQuickStart(quickStartFile);
  }
}
