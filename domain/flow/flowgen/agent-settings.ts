import { endWord } from "./end-word";
import type { FlowGenNode } from "./flowgen-format";
import { chosenModel, type modelOf } from "./model-of";
import { agentRemarks, understoodOfAgents } from "./agent-remarks";
import { type Role, roleOf } from "./role-of";
import { leftovers, numberOf, textOf } from "./translated";
import type { ToolShelf } from "./tool-shelf";

export interface AgentContext {
  /** FlowGen's own files, in which users have no model; Agentok gives them one. */
  older: boolean;
  model: ReturnType<typeof modelOf>;
  tools: ToolShelf;
}

/** The inputs of a Conversable Agent from a node of FlowGen: Assistant, User Proxy and Agent are presets of it. */
export function agentSettings(
  raw: FlowGenNode,
  { older, model, tools }: AgentContext,
): { inputs: Record<string, unknown>; remarks: string[] } {
  const { data } = raw;
  const role = roleOf(raw);
  const disabled = data["disable_llm"] === true || (older && role === "user");
  const system = [
    textOf(data, "system_message"),
    data["use_default_instructions"] === true || data["default_instructions"] === true
      ? ""
      : textOf(data, "instructions"),
  ];
  const { word, lost } = endWord(data["termination_msg"] ?? data["is_termination_msg"]);
  const replies = repliesOf(data, role);
  const own = tools.rowsOf(data["tools"], role);
  const description = textOf(data, "description");
  const systemMessage = system.filter(Boolean).join("\n\n");
  return {
    inputs: {
      ...(description !== "" && { agentDescription: description }),
      agentDisableModel: disabled,
      ...(!disabled && chosenModel("agentModel", model)),
      ...(systemMessage !== "" && { agentSystemMessage: systemMessage }),
      agentHumanInputMode: modeOf(data, role, older),
      ...(replies !== undefined && { agentMaxConsecutiveAutoReply: replies }),
      ...(word !== undefined && { agentTerminationMessage: word }),
      ...(!disabled && own.forModel.length > 0 && { agentToolsForModel: own.forModel }),
      ...(own.toExecute.length > 0 && { agentToolsToExecute: own.toExecute }),
      agentCodeExecution: false,
    },
    remarks: [
      ...agentRemarks(raw, role, older),
      ...(disabled && systemMessage !== "" ? ["Its system message is kept, and used once you give it a model."] : []),
      ...(lost === undefined ? [] : [`It ends at TERMINATE; the condition in Python was not understood: ${lost}`]),
      ...own.remarks,
      ...leftovers(data, understoodOfAgents),
    ],
  };
}

const modes = ["ALWAYS", "TERMINATE", "NEVER"];

/** What each class does where its file says nothing. */
function modeOf(data: FlowGenNode["data"], role: Role, older: boolean): string {
  const stored = textOf(data, "human_input_mode").toUpperCase();
  if (modes.includes(stored)) return stored;
  if (role === "agent") return "TERMINATE";
  return role === "user" && !older ? "ALWAYS" : "NEVER";
}

/** Zero means something for a user only; an assistant's is FlowGen's way to show that nothing is set. */
function repliesOf(data: FlowGenNode["data"], role: Role): number | undefined {
  const stored = numberOf(data, "max_consecutive_auto_reply");
  if (stored === undefined || stored < 0 || (stored === 0 && role === "assistant")) return undefined;
  return Math.min(1000, Math.trunc(stored));
}
