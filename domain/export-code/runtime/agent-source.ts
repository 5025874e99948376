/** `src/steps/agent.ts` of an exported project: an agent some of whose tools a person allows. */
export const agentSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { interrupt } from "@langchain/langgraph";
import { callTool, questionOf, replyOf, tell, type Telling, tooManyRounds } from "../conversation.js";
import { changes } from "../references.js";
import type { State, Step, Update } from "../state.js";
import type { Decision } from "./person.js";

interface AgentStep extends Telling {
  id: string;
  label: string;
  model: () => BaseChatModel;
  tools: readonly StructuredToolInterface[];
  /** Those of its tools that a person has to allow. */
  guarded: readonly StructuredToolInterface[];
  mostRounds: number;
  /** Puts the answer into a form. */
  reform?: (model: BaseChatModel, text: string) => Promise<Record<string, unknown> & { content: string }>;
  answersAs: "user" | "assistant";
  update: readonly (readonly [string, string])[];
}

interface Progress {
  messages: BaseMessage[];
  /** What it said beside its calls since a person was last asked. */
  said: string[];
  round: number;
  refused: string[];
}

/** Asks the model or calls its tools, one at a visit: LangGraph runs a node from its first line when a person has decided. */
export const agent =
  (step: AgentStep): Step =>
  async (state) => {
    const begun = (state.kept[step.id] ?? {}) as Partial<Progress>;
    const { messages = tell(step, state), said = [], round = 0, refused = [] } = begun;
    const last = messages.at(-1);
    const calls = last instanceof AIMessage ? (last.tool_calls ?? []) : [];
    if (begun.messages && calls.length > 0) return callTools(step, { messages, said, round, refused }, calls);
    const open = step.tools.filter(({ name }) => !refused.includes(name));
    const model = step.model();
    const reply = await (model.bindTools?.([...(open.length > 0 ? open : step.tools)]) ?? model).invoke(messages);
    const told = [...said, ...(reply.text ? [reply.text] : [])];
    const wanted = (reply.tool_calls ?? []).length;
    if (wanted === 0) return finish(step, state, told);
    if (round >= step.mostRounds) return finish(step, state, [...told, tooManyRounds(step.mostRounds)]);
    return goOn(step, { messages: [...messages, reply], said: told, round, refused });
  };

async function callTools(step: AgentStep, progress: Progress, calls: NonNullable<AIMessage["tool_calls"]>): Promise<Update> {
  const { messages, round } = progress;
  const guarded = (name: string): boolean => step.guarded.some((tool) => tool.name === name);
  const held = calls.filter(({ name }) => guarded(name) && !progress.refused.includes(name));
  const decision: Decision | undefined = held.length > 0 ? interrupt(question(progress.said, held)) : undefined;
  const refused = [...progress.refused];
  if (decision && decision.type !== "proceed") refused.push(...calls.map(({ name }) => name).filter(guarded));
  const tools = step.tools.filter(({ name }) => !refused.includes(name));
  const results = await Promise.all(
    calls.map(async ({ id = "", name, args }) =>
      refused.includes(name)
        ? new ToolMessage({ content: refusal(decision?.feedback), tool_call_id: id, name, status: "error" })
        : new ToolMessage({ content: await callTool(tools, name, args), tool_call_id: id, name }),
    ),
  );
  // What was said before was told with the question.
  const before = decision ? [] : progress.said;
  const said = [...before, ...(before.length > 0 && !/\s$/.test(before.at(-1) ?? "") ? ["\n\n"] : [])];
  return goOn(step, { messages: [...messages, ...results], said, round: round + 1, refused });
}

const goOn = ({ id }: AgentStep, progress: Progress): Update => ({
  kept: { [id]: { ...progress } },
  routes: { [id]: "again" },
});

async function finish(step: AgentStep, state: State, said: readonly string[]): Promise<Update> {
  const text = said.join("");
  const output = step.reform ? await step.reform(step.model(), text) : { content: text };
  return {
    kept: { [step.id]: {} },
    routes: { [step.id]: "end" },
    outputs: { [step.id]: output },
    messages: [...questionOf(state), replyOf(step.label, step.answersAs, output.content)],
    values: changes(step.update, state, output),
    answer: output.content,
  };
}

function question(said: readonly string[], calls: NonNullable<AIMessage["tool_calls"]>) {
  const fence = "\u0060".repeat(3);
  const blocks = calls.map(({ id, name, args }) => fence + "json\n" + JSON.stringify({ name, args, id }, null, 2) + "\n" + fence);
  const parts = [said.join("").trimEnd(), "Attempting to use tool:", ...blocks];
  return { kind: "decision", content: parts.filter((part) => part !== "").join("\n\n") };
}

function refusal(feedback = ""): string {
  const word = feedback.trim() ? " They said: “" + feedback.trim() + "”" : "";
  return "A person rejected this call, so it was not made." + word + " Go on without this tool.";
}
`;
