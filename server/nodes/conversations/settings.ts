import { z } from "zod";

const choice = z.object({
  name: z.string(),
  settings: z.record(z.string(), z.unknown()),
  credentialId: z.string().or(z.undefined()),
});
const toolRow = z.object({ agentSelectedTool: choice.optional() });
const storeRow = z.object({
  documentStore: z.string().optional(),
  docStoreDescription: z.string().optional(),
  returnSourceDocuments: z.boolean().optional(),
});

/** A Conversable Agent's inputs, as the engine resolves them. */
export const agentSettings = z.object({
  agentName: z.string().optional(),
  agentDescription: z.string().optional(),
  agentSystemMessage: z.string().optional(),
  agentHumanInputMode: z.enum(["ALWAYS", "TERMINATE", "NEVER"]),
  agentMaxConsecutiveAutoReply: z.number(),
  agentTerminationMessage: z.string(),
  agentDisableModel: z.boolean().optional(),
  agentModel: choice.optional(),
  agentToolsForModel: z.array(toolRow),
  agentToolsToExecute: z.array(toolRow),
  agentKnowledgeDocumentStores: z.array(storeRow),
  agentCodeExecution: z.boolean().optional(),
  agentHumanInputTimeLimit: z.number().optional(),
  agentHumanInputTimeLimitUnit: z.enum(["minutes", "hours", "days"]).optional(),
  agentHumanInputTimeLimitThen: z.enum(["reject", "fail"]).optional(),
});

/** A Group Chat's inputs. */
export const groupSettings = z.object({
  groupSpeakerSelection: z.enum(["auto", "manual", "random", "round_robin"]),
  groupMaxRound: z.number(),
  groupSendIntroductions: z.boolean().optional(),
  groupModel: choice.optional(),
  groupTransitions: z.array(z.object({ from: z.string().optional(), to: z.string().optional() })),
});

export type AgentSettings = z.infer<typeof agentSettings>;
export type GroupSettings = z.infer<typeof groupSettings>;
