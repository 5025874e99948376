import { sql } from "drizzle-orm";
import { AppError } from "@/domain/errors";
import { workspaces } from "@/server/data/schema/accounts";
import type { ServiceContext, ServicePorts, SystemActor } from "@/server/services/context";
import { createFlow } from "@/server/services/flows/create-flow";
import { findFlow } from "@/server/services/flows/find-flow";
import { createJobQueue } from "@/server/services/jobs/job-queue";
import { createKey } from "@/server/services/keys/create-key";
import type { QuickStart } from "./quick-start";
import { agent } from "./seed-flows/agent";
import { askBeforeSending } from "./seed-flows/ask-before-sending";
import { conversation } from "./seed-flows/conversation";
import { documents } from "./seed-flows/documents";
import { eachInTurn } from "./seed-flows/each-in-turn";
import { humanInTheLoop } from "./seed-flows/human-in-the-loop";
import { lookItUp } from "./seed-flows/look-it-up";
import { planThenDo } from "./seed-flows/plan-then-do";
import { prompt } from "./seed-flows/prompt";
import { researchAndWrite } from "./seed-flows/research-and-write";
import { twoAgentChat } from "./seed-flows/two-agent-chat";

const conversations = [researchAndWrite, planThenDo, humanInTheLoop, twoAgentChat];

/**
 * Makes the default workspace with its example flows and a key, once in the life of a database. Returns the key of the
 * first example when it was made just now.
 */
export async function seed(ports: ServicePorts): Promise<QuickStart | undefined> {
  return ports.db.transaction(async (tx) => {
    // Several processes may meet an empty database at once; the others wait here and find the workspace.
    await tx.execute(sql`lock table ${workspaces} in exclusive mode`);
    const existing = await tx.select({ id: workspaces.id }).from(workspaces).limit(1);
    if (existing.length > 0) return undefined;
    const [workspace] = await tx.insert(workspaces).values({ name: "My workspace" }).returning({ id: workspaces.id });
    if (!workspace) throw new AppError("internal", "The first workspace could not be made.");
    const actor: SystemActor = { kind: "system", workspaceId: workspace.id };
    const ctx = { ...ports, db: tx, actor };
    for (const { name, document } of [agent, prompt]) await createFlow(ctx, { kind: "chatflow", name, document });
    for (const { name, document } of [...conversations, eachInTurn, lookItUp, askBeforeSending])
      await createFlow(ctx, { kind: "agentflow", name, document });
    await createDocumentFlow(ctx);
    // The last one made stands first in the list.
    const flow = await createFlow(ctx, { kind: "chatflow", name: conversation.name, document: conversation.document });
    const { id, key } = await createKey(ctx, { name: "Quick start", scopes: ["predict"] });
    return { keyId: id, key, flowId: flow.id };
  });
}

/** Its store is filled by a job, so that the first start does not wait for the embedding model. */
async function createDocumentFlow(ctx: ServiceContext<SystemActor>): Promise<void> {
  const { name, document, store } = documents;
  const { id } = await createFlow(ctx, { kind: "chatflow", name, document });
  const { latestVersionId: versionId, workspaceId } = await findFlow(ctx, id);
  const request = { versionId, stopNodeIds: [store], files: [] };
  await createJobQueue(ctx.db).add({ workspaceId, flowId: id, kind: "flow", target: `flow:${id}:${store}`, request });
}
