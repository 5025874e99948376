import { defineCredential, defineNode, type NodeDefinition } from "@/server/nodes/define-node";
import type { Answerer, ChatMemory, PromptSource } from "@/server/nodes/slots";

/** Tiny nodes of every kind that the engine treats differently. */
const common = { version: 1, description: "", icon: "" } as const;

export const wordApi = defineCredential({
  name: "wordApi",
  label: "Word API",
  hosts: [],
  fields: { key: { type: "password", label: "Key" }, region: { type: "string", label: "Region", optional: true } },
});

/** How often each node was created, by node id. */
export type Counts = Map<string, number>;

export function sampleNodes(counts: Counts = new Map()): NodeDefinition[] {
  const count = (id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1);

  const word = defineNode({
    ...common,
    name: "word",
    label: "Word",
    category: "Words",
    provides: ["Word"],
    credential: wordApi,
    credentialOptional: true,
    inputs: {
      text: { type: "string", label: "Text", default: "hello", references: true },
      times: { type: "number", label: "Times", default: 1 },
      style: { type: "json", label: "Style", optional: true },
      basepath: { type: "string", label: "Base Path", optional: true },
      code: { type: "code", language: "javascript", label: "Code", optional: true },
    },
    async create({ inputs, secrets, node }) {
      count(node.id);
      return {
        text: Array.from({ length: inputs.times }, () => inputs.text).join(" "),
        key: secrets.key,
        style: inputs.style,
      };
    },
  });

  const memory = defineNode({
    ...common,
    name: "memory",
    label: "Memory",
    category: "Memory",
    provides: ["BaseMemory"],
    inputs: { sessionId: { type: "string", label: "Session Id", optional: true } },
    create: async ({ node }): Promise<ChatMemory> => {
      count(node.id);
      return { memoryKey: "chat_history", load: (turn) => turn.loadHistory(10) };
    },
  });

  const values = defineNode({
    ...common,
    name: "values",
    label: "Values",
    category: "Prompts",
    provides: ["Values"],
    inputs: {
      promptValues: { type: "json", label: "Values", optional: true, references: true, accepts: "json" },
    },
    create: async ({ inputs, node }): Promise<Pick<PromptSource, "values">> => {
      count(node.id);
      return { values: inputs.promptValues as Record<string, unknown> };
    },
  });

  /** Repeats the words wired to it, then the question; `outputPrediction` gives that text to others. */
  const echo = defineNode({
    ...common,
    name: "echo",
    label: "Echo",
    category: "Chains",
    provides: [],
    ending: true,
    outputs: [
      { name: "echo", label: "Echo", provides: ["Chain"] },
      { name: "outputPrediction", label: "Output Prediction", provides: ["string", "json"] },
    ],
    inputs: {
      words: { type: "slot", label: "Words", accepts: "Word", list: true, optional: true },
      values: { type: "slot", label: "Values", accepts: "Values", optional: true },
      memory: { type: "slot", label: "Memory", accepts: "BaseMemory", optional: true },
      greeting: { type: "string", label: "Greeting", optional: true, references: true },
    },
    perTurn: (output) => output === "outputPrediction",
    async create({ inputs, node, output, turn }): Promise<Answerer | string> {
      count(node.id);
      const words = (inputs.words as { text: string }[]).map((one) => one.text);
      const given = (inputs.values as { values?: Record<string, string> } | undefined)?.values ?? {};
      const say: Answerer["answer"] = async (asked) => {
        const filled = await Promise.all(
          Object.entries(given).map(async ([key, value]) => `${key}=${await asked.resolve(String(value))}`),
        );
        const text = [inputs.greeting, ...words, ...filled, asked.question].filter(Boolean).join(" ");
        if (asked.streaming) for (const piece of text.split(/(?=\s)/)) asked.emit({ type: "token", text: piece });
        return { text };
      };
      return output === "outputPrediction" && turn
        ? ((await say({ ...turn, streaming: false })).text ?? "")
        : { answer: say };
    },
  });

  return [word, memory, values, echo];
}

/** An ending node that does as it is told. */
export const endingWith = (answer: Answerer["answer"], name = "ending"): NodeDefinition =>
  defineNode({
    ...common,
    name,
    label: "Ending",
    category: "Chains",
    provides: ["Chain"],
    ending: true,
    inputs: { model: { type: "slot", label: "Model", accepts: "BaseChatModel", optional: true } },
    create: async () => ({ answer }),
  });
