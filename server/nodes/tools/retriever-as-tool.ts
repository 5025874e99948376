import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { RetrieveContext, Retriever } from "../documents/document-slots";
import { retrieveFor } from "../documents/retrieve-for";
import { toSource } from "../documents/to-source";
import { toolName } from "@/domain/catalogue/tool-name";
import { turnOf } from "./turn-of";

export interface RetrieverTool {
  name: string;
  /** When the model should use it. */
  description: string;
  retriever: Retriever;
  /** The answer names what was found. */
  tellSources: boolean;
  filter?: RetrieveContext["filter"];
}

/** Lets a model look things up. */
export async function retrieverAsTool(given: RetrieverTool): Promise<StructuredToolInterface> {
  const { tool } = await import("@langchain/core/tools");
  return tool(
    async ({ input }: { input: string }, config) => {
      const turn = turnOf(config);
      if (!turn) throw new AppError("internal", "A retriever was asked outside of a turn.");
      const found = await retrieveFor(turn, given.retriever, input, given.filter);
      if (given.tellSources) turn.emit({ type: "sourceDocuments", documents: found.map(toSource) });
      return found.length === 0 ? "Nothing was found." : found.map(({ pageContent }) => pageContent).join("\n\n");
    },
    {
      name: toolName(given.name),
      description: given.description,
      schema: z.object({ input: z.string().describe("What to look up.") }),
    },
  );
}
