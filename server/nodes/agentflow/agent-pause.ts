import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { RequestedCall } from "../agents/call-tool";
import type { AgentProgress, AgentVerdict } from "../agents/run-agent";
import type { HumanDecision, PauseRequest } from "../step-scope";
import { restoreMessages, storedMessage, storeMessages } from "./stored-messages";

const usedTool = z.looseObject({
  tool: z.string(),
  toolInput: z.unknown(),
  toolOutput: z.string(),
  error: z.string().optional(),
});

/** All that an agent needs to go on, as plain JSON. */
const keptSchema = z.object({
  messages: z.array(storedMessage),
  used: z.array(usedTool),
  calls: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional(), args: z.unknown() })),
  round: z.number(),
  refused: z.array(z.string()),
});

/** Asks a person about calls that an agent wants to make. */
export function agentPause(
  calls: readonly RequestedCall[],
  said: string,
  limit: Pick<PauseRequest, "expires">,
): PauseRequest {
  const asked = calls.map(({ id, name, args }) => ({ name, args, id }));
  const blocks = asked.map((call) => `\`\`\`json\n${JSON.stringify(call, null, 2)}\n\`\`\``);
  return {
    content: [said, "Attempting to use tool:", ...blocks].filter((part) => part !== "").join("\n\n"),
    labels: { proceed: "Proceed", reject: "Reject" },
    input: { toolCalls: asked },
    feedback: true,
    ...limit,
  };
}

/** What was said so far has been told with the pause, so it does not come again. */
export const keepProgress = ({ messages, used, calls, round, refused }: AgentProgress): unknown =>
  JSON.parse(JSON.stringify({ messages: storeMessages(messages), used, calls, round, refused }));

export async function restoreProgress(kept: unknown): Promise<AgentProgress> {
  const { messages, ...rest } = keptSchema.parse(kept);
  return { ...rest, messages: await restoreMessages(messages), said: [] };
}

export function verdictOf({ type, feedback, expired }: HumanDecision): AgentVerdict {
  if (expired) return { allowed: false, feedback: "Nobody allowed it in time." };
  if (type === "proceed" || type === "reject") return { allowed: type === "proceed", feedback };
  throw new AppError("invalid_input", `“${type}” is no decision about a tool. Send “proceed” or “reject”.`);
}
