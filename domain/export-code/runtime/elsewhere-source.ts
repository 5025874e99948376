/** `src/steps/elsewhere.ts` of an exported project: a flow of a server, as a step. */
export const elsewhereSource = String.raw`import { questionOf, replyOf } from "../conversation.js";
import { decisionOn } from "../decision.js";
import { asText, at, changes, fill, fillText } from "../references.js";
import { refusal } from "../refusal.js";
import type { State, Step, Update, Values } from "../state.js";

interface Elsewhere {
  id: string;
  label: string;
  /** Where the server is, and the key that it wants. */
  server: () => string;
  key?: () => string | undefined;
  flow: string;
  input: string;
  /** What the flow is to do differently. */
  overrideConfig: Values;
  answersAs: "user" | "assistant";
  update: readonly (readonly [string, string])[];
}

/** Asks a flow of a server and goes on with its answer. When that waits for a person, so does this, at its next visit. */
export const elsewhere =
  (step: Elsewhere): Step =>
  async (state, { signal = null, configurable = {} }) => {
    const overrideConfig = fillAll(step.overrideConfig, state);
    const waiting = state.kept[step.id] ?? {};
    const { chatId = String(configurable["thread_id"]), startNodeId } = waiting;
    const said = waiting["content"];
    const decision = typeof said === "string" ? decisionOn(said) : undefined;
    const asked = decision ? { humanInput: { ...decision, startNodeId } } : { question: fillText(step.input, state) };
    const reply = await post(step, { ...asked, chatId, overrideConfig }, signal);
    const content = textOf(reply);
    if (!reply["action"]) return finished(step, state, content);
    const kept = { content, chatId: reply["chatId"] ?? chatId, startNodeId: at(reply["action"], ["data", "nodeId"]) };
    return { kept: { [step.id]: kept }, routes: { [step.id]: "again" } };
  };

async function post({ server, key, flow }: Elsewhere, body: Values, signal: AbortSignal | null): Promise<Values> {
  const url = new URL(server().replace(/\/+$/, "") + "/api/v1/prediction/" + encodeURIComponent(flow));
  const secret = key?.();
  const headers = {
    ...{ "content-type": "application/json", "flowise-tool": "true" },
    ...(secret && { authorization: "Bearer " + secret }),
  };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal });
  if (!response.ok) throw await refusal(response, url.host);
  return (await response.json()) as Values;
}

function finished({ id, label, input, answersAs, update }: Elsewhere, state: State, content: string): Update {
  const question = fillText(input, state);
  return {
    routes: { [id]: "end" },
    kept: { [id]: {} },
    outputs: { [id]: { content } },
    messages: [...questionOf({ ...state, question }), replyOf(label, answersAs, content)],
    values: changes(update, state, { content }),
    answer: content,
  };
}

/** Puts values in place of references in every text of a value. */
function fillAll<T>(value: T, state: State): T {
  if (typeof value === "string") return fill(value, state) as T;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => fillAll(each, state)) as T;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillAll(each, state)])) as T;
}

function textOf(reply: Values): string {
  if (reply["text"] !== undefined) return asText(reply["text"]);
  const fence = "\u0060".repeat(3);
  const json = reply["json"];
  return json === undefined ? JSON.stringify(reply, null, 2) : fence + "json\n" + JSON.stringify(json, null, 2) + "\n" + fence;
}
`;
