import type { CodeBlock } from "./code-blocks";
import type { Gate } from "./gate";
import type { Call, Saying } from "./state";

/** What a conversation needs next from the world, or what is said without any of it. */
export type Todo =
  | { kind: "say"; saying: Saying }
  /** Ask a person who may speak in an agent's place. */
  | { kind: "ask"; me: string; other: string; gate: Extract<Gate, { kind: "ask" }> }
  /** Ask a person who speaks next. */
  | { kind: "pick"; group: string; candidates: readonly string[] }
  /** Ask a model who speaks next. */
  | { kind: "select"; group: string; candidates: readonly string[] }
  /** Draw who speaks next; what is drawn depends on the moment alone. */
  | { kind: "lot"; group: string; candidates: readonly string[]; moment: string }
  | { kind: "tools"; me: string; to: string; caller: string; calls: readonly Call[] }
  | { kind: "code"; me: string; to: string; blocks: readonly CodeBlock[] }
  | { kind: "model"; me: string; to: string }
  /** Ask somebody's model what a conversation came to. */
  | { kind: "reflect"; by: string; prompt: string }
  | { kind: "end"; content: string };

/** On whose account it is done. */
export function actingIn(todo: Todo): string {
  if ("me" in todo) return todo.me;
  if ("group" in todo) return todo.group;
  return "by" in todo ? todo.by : "";
}
