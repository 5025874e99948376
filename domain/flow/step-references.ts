import { splitText, type TextPart } from "./references";

/**
 * `{{…}}` in the fields of an agentflow's steps. They differ from a chatflow's: a step's id alone stands for what the
 * step said, and the run's state, form and round can be read. (Contract: variable syntax, column V2.)
 *
 *     {{question}}  {{chat_history}}  {{file_attachment}}  {{current_date_time}}
 *     {{runtime_messages_length}}  {{loop_count}}
 *     {{$form.name}}  {{$webhook.body.x}}  {{$vars.name}}  {{$flow.sessionId}}  {{$flow.state.key}}
 *     {{$iteration}}  {{$iteration.key}}
 *     {{llmAgentflow_0}}  {{llmAgentflow_0.output.subject}}
 *     {{output}}  {{output.key}}     in the values of Update State only
 */
export type StepReference =
  | { kind: "question" | "chatHistory" | "fileAttachment" | "now" | "messageCount" | "loopCount" }
  | { kind: "form" | "webhook" | "variable" | "flow"; path: readonly string[] }
  /** The item of the round; `path` leads into it. */
  | { kind: "iteration"; path: readonly string[] }
  /** What the step itself gave. */
  | { kind: "output"; path: readonly string[] }
  /** What an earlier step gave: `path` leads into its output; without one it is what the step said. */
  | { kind: "step"; nodeId: string; path: readonly string[] | undefined }
  | { kind: "unknown"; text: string };

const words: Readonly<Record<string, StepReference>> = {
  question: { kind: "question" },
  chat_history: { kind: "chatHistory" },
  file_attachment: { kind: "fileAttachment" },
  current_date_time: { kind: "now" },
  runtime_messages_length: { kind: "messageCount" },
  loop_count: { kind: "loopCount" },
};

const families = { $form: "form", $webhook: "webhook", $vars: "variable", $flow: "flow" } as const;

export const parseStepText = (text: string): TextPart<StepReference>[] => splitText(text, parseStepReference);

/** Reads what stands between the braces. Editors put spaces around it and a backslash before underscores. */
export function parseStepReference(inner: string): StepReference {
  const body = inner.replaceAll(String.raw`\_`, "_").trim();
  const word = Object.hasOwn(words, body) ? words[body] : undefined;
  if (word) return word;
  const [head = "", ...path] = pathOf(body);
  if (head === "" || /\s/.test(head) || path.includes("")) return { kind: "unknown", text: inner };
  if (head === "$iteration") return { kind: "iteration", path };
  if (head === "output") return { kind: "output", path };
  if (isFamily(head)) return path.length > 0 ? { kind: families[head], path } : { kind: "unknown", text: inner };
  if (head.startsWith("$")) return { kind: "unknown", text: inner };
  if (path.length === 0) return { kind: "step", nodeId: head, path: undefined };
  return path[0] === "output" ? { kind: "step", nodeId: head, path: path.slice(1) } : { kind: "unknown", text: inner };
}

const isFamily = (head: string): head is keyof typeof families => Object.hasOwn(families, head);

/** `a.b[0].c` and `a["b"]` as keys. */
const pathOf = (body: string): string[] => body.replaceAll(/\[["']?([^\]"']+)["']?\]/g, ".$1").split(".");
