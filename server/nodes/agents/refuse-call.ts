import type { ToolMessage } from "@langchain/core/messages";
import type { RequestedCall } from "./call-tool";

/** What the model is told instead of a tool's result when a person did not allow the call. */
export async function refuseCall(call: RequestedCall, feedback: string): Promise<{ message: ToolMessage }> {
  const { ToolMessage } = await import("@langchain/core/messages");
  const word = feedback.trim() ? ` They said: “${feedback.trim()}”` : "";
  const content = `A person rejected this call, so it was not made.${word} Go on without this tool.`;
  return {
    message: new ToolMessage({ content, tool_call_id: call.id ?? "", name: call.name ?? "", status: "error" }),
  };
}
