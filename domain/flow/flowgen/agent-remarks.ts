import type { FlowGenNode } from "./flowgen-format";
import { className, knowsClass, type Role } from "./role-of";
import { isRecord } from "./translated";

/** What an agent's class or options did in FlowGen and do not do here. */
export function agentRemarks(raw: FlowGenNode, role: Role, older: boolean): string[] {
  const { data } = raw;
  const name = className(raw);
  const remarks: string[] = [];
  const special = Object.hasOwn(ofClass, name) ? ofClass[name] : undefined;
  if (special !== undefined) remarks.push(special);
  else if (name !== "" && !knowsClass(raw))
    remarks.push(
      `Its class ${name} is not known here; it was taken for ${role === "user" ? "a user" : "an assistant"}.`,
    );
  if (runsCode(data, role, older))
    remarks.push("It ran code in FlowGen. Here that is off until you turn on Code Execution.");
  if (isRecord(data["retrieve_config"])) remarks.push(retrieval(data["retrieve_config"]));
  else if (name.startsWith("Retrieve"))
    remarks.push("It looked things up in documents. Choose a document store under Knowledge.");
  if (isRecord(data["compress_config"])) remarks.push("Long conversations are not compressed here.");
  if (isRecord(data["llava_config"])) remarks.push("LLaVA's own settings were left out.");
  for (const [key, words] of [
    ["tools", "hosted tools"],
    ["file_ids", "files"],
    ["assistant_id", "assistant id"],
  ] as const)
    if (name === "GPTAssistantAgent" && hasSome(data[key])) remarks.push(`OpenAI's ${words} were left out.`);
  return remarks;
}

const ofClass: Readonly<Record<string, string>> = {
  GPTAssistantAgent: "It is an ordinary agent here, not an assistant kept by OpenAI.",
  LLaVAAgent: "Give it a model that sees images.",
  MultimodalConversableAgent: "Give it a model that sees images.",
  DALLEAgent: "It draws no images here; give it a tool that does.",
  MathUserProxyAgent: "It passes the problem on as it is, without the instructions that FlowGen puts before it.",
};

/** Agentok's users run code whatever their node says. */
function runsCode(data: FlowGenNode["data"], role: Role, older: boolean): boolean {
  if (role === "user" && !older) return true;
  return (
    data["enable_code_execution"] === true ||
    isRecord(data["code_execution_config"]) ||
    data["code_execution_config"] === true
  );
}

function retrieval(config: Readonly<Record<string, unknown>>): string {
  const paths: unknown[] = Array.isArray(config["docs_path"]) ? config["docs_path"] : [config["docs_path"]];
  const named = paths.filter((path) => typeof path === "string" && path !== "").join(", ");
  const size =
    typeof config["chunk_token_size"] === "number" ? `, in chunks of ${String(config["chunk_token_size"])} tokens` : "";
  const from = named === "" ? "documents" : named;
  return `It looked things up in ${from}${size}. Make a document store of them and choose it under Knowledge.`;
}

const hasSome = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === "string" && value !== "";

/** Keys of an agent that are translated or spoken of. */
export const understoodOfAgents = [
  ...["description", "system_message", "instructions", "default_instructions", "use_default_instructions"],
  ...["human_input_mode", "max_consecutive_auto_reply", "termination_msg", "is_termination_msg", "disable_llm"],
  ...["enable_code_execution", "code_execution_config", "retrieve_config", "compress_config", "llava_config"],
  ...["tools", "file_ids", "assistant_id"],
];
