import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import { quietTurn } from "../chains/quiet-turn";
import { defineNode } from "../define-node";
import { toolName } from "@/domain/catalogue/tool-name";
import { turnOf } from "./turn-of";

export default defineNode({
  name: "chainTool",
  version: 1,
  label: "Chain Tool",
  description: "Lets an agent ask a chain.",
  category: "Tools",
  icon: "chain.svg",
  provides: ["ChainTool", "DynamicTool", "Tool"],
  summary: ["name"],
  inputs: {
    name: {
      type: "string",
      label: "Chain Name",
      placeholder: "state-of-union-qa",
      description: "What the agent calls it.",
    },
    description: {
      type: "string",
      label: "Chain Description",
      description: "When the agent should use it.",
      placeholder: "Answers questions about the handbook.",
      rows: 3,
    },
    returnDirect: {
      type: "boolean",
      label: "Return Direct",
      description: "Ends the agent's work with what the chain answers.",
      optional: true,
    },
    baseChain: { type: "slot", accepts: "BaseChain", label: "Base Chain" },
  },
  async create({ inputs }): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    return tool(
      async ({ input }: { input: string }, config) => {
        const turn = turnOf(config);
        if (!turn) throw new AppError("internal", "A chain was asked outside of a turn.");
        const answer = await inputs.baseChain.answer({ ...quietTurn(turn), question: input });
        if (answer === undefined) return "";
        return answer.text ?? JSON.stringify(answer.json ?? "");
      },
      {
        name: toolName(inputs.name),
        description: inputs.description,
        schema: z.object({ input: z.string().describe("What to ask.") }),
        returnDirect: inputs.returnDirect === true,
      },
    );
  },
});
