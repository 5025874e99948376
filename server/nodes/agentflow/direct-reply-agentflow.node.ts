import { defineStep } from "@/server/nodes/define-step";

export default defineStep({
  name: "directReplyAgentflow",
  version: 1,
  label: "Direct Reply",
  description: "Says something and ends its branch.",
  icon: "direct-reply.svg",
  step: { color: "#4DDBBB", ends: true },
  summary: ["directReplyMessage"],
  inputs: {
    directReplyMessage: { type: "string", label: "Message", rows: 4, references: true },
  },
  async run({ inputs, scope }) {
    const content = inputs.directReplyMessage;
    if (scope.streaming) scope.emit({ type: "token", text: content });
    return { output: { content } };
  },
});
