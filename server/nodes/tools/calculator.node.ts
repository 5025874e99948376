import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { defineNode } from "../define-node";
import { evaluate } from "./evaluate";

export default defineNode({
  name: "calculator",
  version: 1,
  label: "Calculator",
  description: "Lets an agent calculate instead of guessing numbers.",
  category: "Tools",
  icon: "calculator.svg",
  provides: ["Calculator", "Tool", "StructuredTool", "BaseLangChain"],
  inputs: {},
  async create(): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    return tool(({ input }: { input: string }) => evaluate(input), {
      name: "calculator",
      description:
        "Evaluates a mathematical expression, such as 2 * (3 + 4), sqrt(2) or 12 % of 80, and gives its value.",
      schema: z.object({ input: z.string().describe("The expression alone, without words around it.") }),
    });
  },
});
