import type { FlowGenNode } from "./flowgen-format";

/** What a node of FlowGen is to a flow here. */
export type Role = "user" | "assistant" | "agent" | "group" | "nested" | "start" | "note" | "unknown";

const classes: Readonly<Record<string, Role>> = {
  AssistantAgent: "assistant",
  CompressibleAgent: "assistant",
  GPTAssistantAgent: "assistant",
  MultimodalConversableAgent: "assistant",
  LLaVAAgent: "assistant",
  DALLEAgent: "assistant",
  RetrieveAssistantAgent: "assistant",
  ConversableAgent: "agent",
  UserProxyAgent: "user",
  RetrieveUserProxyAgent: "user",
  MathUserProxyAgent: "user",
  GroupChat: "group",
  GroupChatManager: "group",
  NestedChat: "nested",
  Config: "start",
  Initializer: "start",
  Note: "note",
};

const types: Readonly<Record<string, Role>> = {
  assistant: "assistant",
  gpt_assistant: "assistant",
  custom_conversable: "assistant",
  retrieve_assistant: "assistant",
  conversable: "agent",
  user: "user",
  retrieve_user_proxy: "user",
  groupchat: "group",
  group: "group",
  nestedchat: "nested",
  config: "start",
  initializer: "start",
  note: "note",
};

/** The class says more than the type, which several classes share. */
export function roleOf(node: FlowGenNode): Role {
  const name = className(node);
  if (Object.hasOwn(classes, name)) return classes[name] ?? "unknown";
  const type = node.type ?? "";
  return Object.hasOwn(types, type) ? (types[type] ?? "unknown") : "unknown";
}

export const knowsClass = (node: FlowGenNode): boolean => Object.hasOwn(classes, className(node));

export function className({ data }: Pick<FlowGenNode, "data">): string {
  const name = data["class"] ?? data["class_type"] ?? data["class_name"];
  return typeof name === "string" ? name : "";
}

export const isAgentRole = (role: Role): boolean => role === "user" || role === "assistant" || role === "agent";
export const speaks = (role: Role): boolean => isAgentRole(role) || role === "group" || role === "nested";
