import { z } from "zod";
import { defineContract } from "../contract";
import { importedNode } from "./flow-transfer";
import { lenientFlag } from "./lenient";

const access = { kind: "workspace", scope: "manage", role: "editor" } as const;

/** What goes into the file, in Flowise's words. */
export const exportChoice = z.object({
  chatflow: lenientFlag,
  agentflowv2: lenientFlag.meta({ description: "Agentflows." }),
  variable: lenientFlag.meta({ description: "Values of variables that are called like secrets stay empty." }),
  document_store: lenientFlag.meta({ description: "Settings and chunks, without files and vectors." }),
  custom_template: lenientFlag,
  chat_message: lenientFlag.meta({ description: "A key needs the scope messages for these." }),
  chat_feedback: lenientFlag,
  agentflow: lenientFlag.meta({ description: "Of older agents; there are none here." }),
  tool: lenientFlag.meta({ description: "Custom tools." }),
  execution: lenientFlag.meta({ description: "Runs stay with the server that made them." }),
  assistantCustom: lenientFlag,
  assistantOpenAI: lenientFlag,
  assistantAzure: lenientFlag,
});
export type ExportChoice = z.output<typeof exportChoice>;

const rows = z.array(z.looseObject({}));
const workspaceExport = z.object({
  FileDefaultName: z.string(),
  ...{ AgentFlow: rows, AgentFlowV2: rows, AssistantCustom: rows, AssistantFlow: rows, AssistantOpenAI: rows },
  ...{ AssistantAzure: rows, ChatFlow: rows, ChatMessage: rows, ChatMessageFeedback: rows, CustomTemplate: rows },
  ...{ DocumentStore: rows, DocumentStoreFileChunk: rows, Execution: rows, Tool: rows, Variable: rows },
});
export type WorkspaceExport = z.output<typeof workspaceExport>;

export const exportWorkspace = defineContract({
  method: "POST",
  path: "/export-import/export",
  summary: "The workspace as a file in Flowise's shape, without secrets.",
  access,
  body: exportChoice,
  examples: { flows: { summary: "Flows and variables", value: { chatflow: true, agentflowv2: true, variable: true } } },
  reply: workspaceExport,
});

export const importWorkspace = defineContract({
  method: "POST",
  path: "/export-import/import",
  summary: "Takes over the file of a workspace of this server or Flowise: all of it, or nothing when something fails.",
  notes:
    "Flows, custom tools, variables, document stores with their chunks, templates, messages and judgements. Ids stay where they are free, so that calls written for the old server work; others are replaced wherever the file names them. With `dryRun=1` nothing is saved.",
  access,
  query: z.object({
    dryRun: z
      .unknown()
      .optional()
      .transform((value) => value === "1" || value === "true")
      .meta({ type: "boolean", description: "Saves nothing and only says what would come of it." }),
  }),
  body: z.looseObject({}),
  reply: z.object({
    message: z.literal("success"),
    report: z.object({
      flows: z.array(
        z.object({
          ...{ id: z.string(), name: z.string() },
          renumbered: z.boolean().meta({ description: "Its own id is taken, so that it has another one." }),
          report: z.object({
            type: z.enum(["CHATFLOW", "AGENTFLOW"]),
            from: z.string().optional(),
            nodes: z.array(importedNode),
            problems: z.array(z.string()),
          }),
        }),
      ),
      unreadable: z.array(z.object({ name: z.string(), reason: z.string() })),
      counts: z.object({
        ...{ variables: z.number(), tools: z.number(), stores: z.number(), chunks: z.number() },
        ...{ templates: z.number(), messages: z.number() },
      }),
      notes: z.array(z.string()).meta({ description: "What was left out or changed." }),
    }),
  }),
});
