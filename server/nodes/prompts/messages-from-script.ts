import type { BaseMessage } from "@langchain/core/messages";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { NodeTools } from "@/server/engine/ports";

const roles = { human: "human", user: "human", ai: "ai", assistant: "ai", system: "system", tool: "tool" } as const;
const roleSchema = z.enum(["human", "user", "ai", "assistant", "system", "tool"]);

const messageSchema = z.union([
  z
    .tuple([roleSchema, z.string()])
    .transform(([role, content]) => ({ role, content, tool_calls: undefined, tool_call_id: undefined })),
  z.object({
    role: roleSchema,
    content: z.string(),
    tool_calls: z
      .array(z.object({ id: z.string(), name: z.string(), args: z.record(z.string(), z.unknown()) }))
      .optional(),
    tool_call_id: z.string().optional(),
  }),
]);

/** Flowise's examples build messages with LangChain's classes; in the sandbox they are plain objects of the same shape. */
const messageClasses = `
const messageClass = (role) => class {
  constructor(given) { Object.assign(this, { role }, typeof given === "string" ? { content: given } : given); }
};
const require = (name) => {
  if (!name.startsWith("@langchain/core")) throw new Error("Scripts can only require @langchain/core/messages, not " + name);
  return { HumanMessage: messageClass("user"), AIMessage: messageClass("assistant"), SystemMessage: messageClass("system"), ToolMessage: messageClass("tool") };
};
`;

/** Runs a script that returns chat messages: `{role, content}`, `[role, text]` or LangChain's classes. */
export async function messagesFromScript(code: string, tools: NodeTools, signal: AbortSignal): Promise<BaseMessage[]> {
  const returned = z
    .array(messageSchema)
    .safeParse(await tools.runScript({ code: messageClasses + code, globals: {}, signal }));
  if (!returned.success) {
    throw new AppError(
      "unprocessable",
      'The Messages History script must return an array of messages such as { role: "user", content: "…" }.',
    );
  }
  const { AIMessage, HumanMessage, SystemMessage, ToolMessage } = await import("@langchain/core/messages");
  return returned.data.map(({ role, content, tool_calls, tool_call_id }) => {
    const kind = roles[role];
    if (kind === "system") return new SystemMessage(content);
    if (kind === "human") return new HumanMessage(content);
    if (kind === "tool") return new ToolMessage({ content, tool_call_id: tool_call_id ?? "" });
    return new AIMessage({ content, ...(tool_calls && { tool_calls }) });
  });
}
