/** `src/steps/agent.ts` of an exported project: an agent some of whose tools a person allows. */
export const agentSource = String.raw`import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, ToolMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { callTool, type Kit, questionOf, replyOf, tell, type Telling, tooManyRounds } from "../conversation.js";
import { decisionOn } from "../decision.js";
import type { Limit } from "../limit.js"; //+limit
import { changes } from "../references.js";
import type { State, Step, Update } from "../state.js";

interface AgentStep extends Telling, Kit {
  id: string;
  label: string;
  model: () => BaseChatModel;
  tools: readonly StructuredToolInterface[];
  /** Those of its tools that a person has to allow. */
  guarded: readonly StructuredToolInterface[];
  limit?: Limit; //+limit
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
    const { said = [], round = 0, refused = [] } = begun;
    const model = step.model();
    const messages = begun.messages ?? (await tell(step, state, model));
    const last = messages.at(-1);
    const calls = last instanceof AIMessage ? (last.tool_calls ?? []) : [];
    if (begun.messages && calls.length > 0) return callTools(step, { messages, said, round, refused }, calls);
    const open = step.tools.filter(({ name }) => !refused.includes(name));
    const all = [...(open.length > 0 ? open : step.tools), ...(step.provided ?? [])];
    const reply = await (model.bindTools?.(all) ?? model).invoke(messages);
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
  const decision = held.length > 0 ? decisionOn(question(progress.said, held)) : undefined; //-limit
  const decision = held.length > 0 ? decisionOn(question(progress.said, held), step.limit) : undefined; //+limit
  const refused = [...progress.refused];
  if (decision && decision.type !== "proceed") refused.push(...calls.map(({ name }) => name).filter(guarded));
  const tools = step.tools.filter(({ name }) => !refused.includes(name));
  const words = decision?.feedback; //-limit
  const words = decision?.expired ? "Nobody allowed it in time." : decision?.feedback; //+limit
  const results = await Promise.all(
    calls.map(async ({ id = "", name, args }) =>
      refused.includes(name)
        ? new ToolMessage({ content: refusal(words), tool_call_id: id, name, status: "error" })
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

function question(said: readonly string[], calls: NonNullable<AIMessage["tool_calls"]>): string {
  const fence = "\u0060".repeat(3);
  const blocks = calls.map(({ id, name, args }) => fence + "json\n" + JSON.stringify({ name, args, id }, null, 2) + "\n" + fence);
  const parts = [said.join("").trimEnd(), "Attempting to use tool:", ...blocks];
  return parts.filter((part) => part !== "").join("\n\n");
}

function refusal(feedback = ""): string {
  const word = feedback.trim() ? " They said: “" + feedback.trim() + "”" : "";
  return "A person rejected this call, so it was not made." + word + " Go on without this tool.";
}
`;
