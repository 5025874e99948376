/** `src/trouble.ts` of an exported project: what went wrong, in words. */
export const troubleSource = String.raw`import { isGraphBubbleUp } from "@langchain/langgraph";
import type { Step } from "./state.js";

/** Trouble that its reader can do something about. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  /** Another attempt may go well. */
  readonly passes: boolean;
  /** How long the service that failed asks to wait. */
  readonly waitSeconds: number | undefined;

  constructor(message: string, passes = false, waitSeconds?: number) {
    super(message);
    this.passes = passes;
    this.waitSeconds = waitSeconds;
  }
}

/** Why a step failed. Clients of models differ in their errors; only what these share is read: a status and its words. */
export function explain(error: unknown, label: string): Trouble {
  const named = "“" + label + "”";
  const chain = causesOf(error);
  // A step that is not part of this project is nothing to go on from.
  if (chain.some(({ name }) => name === "NotExported")) throw error;
  const known = chain.find((link) => link instanceof Trouble);
  if (known) {
    const message = known.message.includes(label) ? known.message : named + ": " + known.message;
    return new Trouble(message, known.passes, known.waitSeconds);
  }
  const status = chain.map(statusOf).find((each) => each !== undefined);
  if (status !== undefined) return refused(status, chain, named);
  const words = chain.map((link) => [link.name, property(link, "code"), link.message].join(" ")).join("\n");
  if (/timed? ?out|TimeoutError|ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT/i.test(words))
    return new Trouble("The provider of " + named + " took too long to answer. Try again, or raise its time limit.", true);
  if (/ECONNRESET|EPIPE|UND_ERR_SOCKET|\bterminated\b|other side closed|premature close|socket hang up|\baborted\b/i.test(words))
    return new Trouble("The provider of " + named + " broke off its answer. Try again.", true);
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|SELF_SIGNED|fetch failed|connection error/i.test(words))
    return new Trouble("The provider of " + named + " cannot be reached. Check its address and that it is running.", true);
  if (chain[0] && !["TypeError", "SyntaxError", "RangeError", "ReferenceError"].includes(chain[0].name))
    return new Trouble(named + ": " + clip(chain[0].message));
  return new Trouble("The provider of " + named + " sent an answer that could not be understood. Check its address.", true);
}

/** Lets what goes wrong in a step say where. */
export const named =
  (label: string, step: Step): Step =>
  async (state, config) => {
    try {
      return await step(state, config);
    } catch (error) {
      throw isGraphBubbleUp(error) ? error : explain(error, label);
    }
  };

function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let link = error; link instanceof Error && chain.length < 10; link = link.cause) chain.push(link);
  return chain;
}

function refused(status: number, chain: readonly Error[], named: string): Trouble {
  const said = chain.map(wordsOf).find((words) => words !== "");
  const because = said === undefined ? "." : ": " + clip(said);
  if (status === 401) return new Trouble("The provider refused the key of " + named + ". Check its credential.");
  if (status === 403)
    return new Trouble("The provider does not allow this to " + named + because + " Check its credential.");
  if (status === 404) return new Trouble("The provider of " + named + " does not know this model or address" + because);
  if (status === 408 || status === 504)
    return new Trouble("The provider of " + named + " took too long to answer. Try again.", true);
  if (status === 429) return limited(chain, named);
  if (status >= 500)
    return new Trouble("The provider of " + named + " failed (" + String(status) + "). Try again later.", true);
  return new Trouble("The provider of " + named + " refused the request (" + String(status) + ")" + because);
}

function limited(chain: readonly Error[], named: string): Trouble {
  if (chain.some((link) => property(link, "code") === "insufficient_quota"))
    return new Trouble("The account behind " + named + " has no quota left at its provider.", true);
  const seconds = chain.map(waitOf).find((each) => each !== undefined);
  const when = seconds === undefined ? "later" : "in " + String(seconds) + (seconds === 1 ? " second" : " seconds");
  return new Trouble("The provider of " + named + " is limiting requests. Try again " + when + ".", true, seconds);
}

function waitOf(link: Error): number | undefined {
  const headers = property(link, "headers") ?? property(property(link, "response"), "headers");
  const asked = headers instanceof Headers ? headers.get("retry-after") : property(headers, "retry-after");
  if (typeof asked !== "string") return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(asked.trim()) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function statusOf(link: Error): number | undefined {
  const holders = ["status", "statusCode", "status_code"].map((key) => property(link, key));
  const found = [...holders, property(property(link, "response"), "status")];
  return found.find((value): value is number => typeof value === "number" && value >= 400 && value <= 599);
}

/** The provider's own words, or those of its client without the status. */
function wordsOf(link: Error): string {
  const body = property(link, "error");
  const inner = property(body, "error") ?? body;
  const text = typeof inner === "string" ? inner : property(inner, "message");
  if (typeof text === "string" && text !== "") return text;
  return link.message.replace(/^\d{3} /, "").split("\n\nTroubleshooting URL")[0] ?? "";
}

const property = (holder: unknown, key: string): unknown =>
  typeof holder === "object" && holder !== null ? (holder as Record<string, unknown>)[key] : undefined;

/** One line, not too long, ending as a sentence does. */
function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const short = line.length > 300 ? line.slice(0, 300) + "…" : line;
  return /[.…?]$/.test(short) ? short : short + ".";
}
`;
