import type { StructuredToolInterface } from "@langchain/core/tools";
import { z } from "zod";
import type { NodeTools } from "@/server/engine/ports";
import { defineNode } from "../define-node";
import { callService } from "../document-loaders/web-service";
import { type ArxivPaper, arxivPapers, arxivQuery } from "./arxiv-papers";
import { toolName } from "@/domain/catalogue/tool-name";
import { turnOf } from "./turn-of";

export default defineNode({
  name: "arxiv",
  version: 1,
  label: "Arxiv",
  description: "Lets an agent find and read scientific papers on arXiv.",
  category: "Tools",
  icon: "arxiv.svg",
  docs: "https://info.arxiv.org/help/api/user-manual.html",
  provides: ["Arxiv", "Tool", "StructuredTool", "Runnable"],
  inputs: {
    arxivName: {
      type: "string",
      label: "Tool Name",
      description: "What the agent calls it.",
      default: "arxiv_search",
      optional: true,
      additional: true,
    },
    arxivDescription: {
      type: "string",
      label: "Tool Description",
      description: "When the agent should use it.",
      default: "Finds scientific papers on arXiv by words, authors or their arXiv numbers.",
      rows: 4,
      optional: true,
      additional: true,
    },
    topKResults: {
      type: "number",
      label: "Top K Results",
      default: 3,
      min: 1,
      max: 50,
      step: 1,
      optional: true,
      additional: true,
    },
    maxQueryLength: {
      type: "number",
      label: "Max Query Length",
      default: 300,
      min: 1,
      step: 1,
      optional: true,
      additional: true,
    },
    docContentCharsMax: {
      type: "number",
      label: "Max Content Length",
      description: "Characters of the papers that the model sees.",
      default: 10000,
      min: 1,
      step: 1,
      optional: true,
      additional: true,
    },
    loadFullContent: {
      type: "boolean",
      label: "Load Full Content",
      description: "Reads the papers themselves, not only their summaries.",
      default: false,
      optional: true,
      additional: true,
    },
    continueOnFailure: {
      type: "boolean",
      label: "Continue On Failure",
      description: "A paper that cannot be read is told by its summary.",
      default: false,
      optional: true,
      additional: true,
    },
  },
  async create({ inputs, tools }): Promise<StructuredToolInterface> {
    const { tool } = await import("@langchain/core/tools");
    return tool(
      async ({ input }: { input: string }, config) => {
        const signal = turnOf(config)?.signal ?? AbortSignal.timeout(60_000);
        const question = input.slice(0, inputs.maxQueryLength);
        const service = { name: "arXiv", fetch: tools.fetch, signal };
        const query = arxivQuery(question, inputs.topKResults);
        const response = await callService(service, `https://export.arxiv.org/api/query?${query}`);
        const told: string[] = [];
        for (const paper of arxivPapers(await response.text())) {
          const content = inputs.loadFullContent
            ? await wholeText(paper, tools, signal).catch((error: unknown) => {
                if (!inputs.continueOnFailure || signal.aborted) throw error;
                return undefined;
              })
            : undefined;
          told.push(described(paper, content));
        }
        return told.join("\n\n").slice(0, inputs.docContentCharsMax) || "No paper was found.";
      },
      {
        name: toolName(inputs.arxivName),
        description: inputs.arxivDescription,
        schema: z.object({ input: z.string().describe("Words to search for, or arXiv numbers.") }),
      },
    );
  },
});

const described = ({ id, title, authors, published, summary }: ArxivPaper, content?: string): string =>
  `${title}\n${authors.join(", ")} (${published})\nhttps://arxiv.org/abs/${id}\n${content ?? summary}`;

async function wholeText({ id }: ArxivPaper, tools: NodeTools, signal: AbortSignal): Promise<string> {
  const service = { name: "arXiv", fetch: tools.fetch, signal };
  const response = await callService(service, `https://arxiv.org/pdf/${id}`);
  const file = { name: `${id}.pdf`, mime: "application/pdf", bytes: new Uint8Array(await response.arrayBuffer()) };
  const { pages } = await tools.documents.reader.extract(file, signal);
  return pages.map(({ text }) => text).join("\n");
}
