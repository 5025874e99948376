/** Steps of an exported project that ask no model, by the name of what they export. */
export const stepSources: Readonly<Record<string, string>> = {
  start: String.raw`import type { Step, Update } from "../state.js";

/** Where a run begins: with the values that the flow starts with. */
export const start =
  (id: string, values: readonly (readonly [string, string])[]): Step =>
  async ({ question }): Promise<Update> => ({
    values: Object.fromEntries(values),
    outputs: { [id]: { question } },
    answer: "",
  });
`,
  condition: String.raw`import { asText, fill } from "../references.js";
import type { State, Step } from "../state.js";

interface Row {
  type: string;
  value1: unknown;
  operation: string;
  value2: unknown;
}

/** Chooses the way of the first row that holds, or the last way when none does. */
export const condition =
  (id: string, rows: readonly Row[]): Step =>
  async (state) => {
    const chosen = rows.findIndex((row) => holds(row, state));
    return { routes: { [id]: String(chosen < 0 ? rows.length : chosen) }, outputs: { [id]: {} }, answer: "" };
  };

function holds({ type, operation, ...row }: Row, state: State): boolean {
  const [one, other] = [row.value1, row.value2].map((value) => (typeof value === "string" ? fill(value, state) : value));
  if (type === "number") return compareNumbers(operation, numberOf(one), numberOf(other));
  if (type === "boolean") {
    const same = asText(one) === asText(other);
    return operation === "notEqual" ? !same : same;
  }
  return compareTexts(operation, asText(one).trim(), asText(other).trim());
}

function compareTexts(operation: string, one: string, other: string): boolean {
  switch (operation) {
    case "contains":
      return one.includes(other);
    case "notContains":
      return !one.includes(other);
    case "startsWith":
      return one.startsWith(other);
    case "endsWith":
      return one.endsWith(other);
    case "equal":
      return one === other;
    case "notEqual":
      return one !== other;
    case "isEmpty":
      return one === "";
    case "notEmpty":
      return one !== "";
    case "regex":
      return new RegExp(other).test(one);
    default:
      return false;
  }
}

function compareNumbers(operation: string, one: number | undefined, other: number | undefined): boolean {
  const [a, b] = [one ?? 0, other ?? 0];
  switch (operation) {
    case "smaller":
      return a < b;
    case "smallerEqual":
      return a <= b;
    case "larger":
      return a > b;
    case "largerEqual":
      return a >= b;
    case "equal":
      return a === b;
    case "notEqual":
      return a !== b;
    case "isEmpty":
      return one === undefined;
    case "notEmpty":
      return one !== undefined;
    default:
      return false;
  }
}

function numberOf(value: unknown): number | undefined {
  const number = Number.parseFloat(asText(value));
  return Number.isNaN(number) ? undefined : number;
}
`,
  unsupported: String.raw`import type { Step } from "../state.js";

/** Stands where a step cannot be code of this project. */
export const unsupported =
  (label: string, reason: string): Step =>
  async () => {
    const error = new Error("The step “" + label + "” was not exported: " + reason);
    throw Object.assign(error, { name: "NotExported" });
  };
`,
  reply: String.raw`import { fillText } from "../references.js";
import type { Step } from "../state.js";

/** Says something. */
export const reply =
  (id: string, text: string): Step =>
  async (state) => {
    const content = fillText(text, state);
    return { outputs: { [id]: { content } }, answer: content };
  };
`,
  loop: String.raw`import { changes, fillText } from "../references.js";
import type { Step } from "../state.js";

interface Loop {
  id: string;
  most: number;
  fallback: string;
  content: string;
  update: readonly (readonly [string, string])[];
}

/** Goes back to an earlier step, a limited number of times. */
export const loop =
  ({ id, most, fallback, content, update }: Loop): Step =>
  async (state) => {
    const count = (state.loops[id] ?? 0) + 1;
    const values = changes(update, state, { content });
    if (count >= most) {
      const usual = "Loop completed after reaching maximum iteration count of " + String(most) + ".";
      const said = fillText(fallback, state) || usual;
      return { values, routes: { [id]: "end" }, outputs: { [id]: { content: said } }, answer: said };
    }
    return { values, loops: { [id]: count }, routes: { [id]: "back" }, outputs: { [id]: { content } }, answer: content };
  };
`,
  script: String.raw`import { changes, fillText } from "../references.js";
import type { Step, Values } from "../state.js";
import { Trouble } from "../trouble.js";

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<unknown>;

interface Script {
  id: string;
  /** Body of an async function, with the rights of this process. */
  code: string;
  variables: readonly (readonly [string, string])[];
  update: readonly (readonly [string, string])[];
}

/** Runs a function of the flow. What it puts into $flow.state is kept. */
export const script =
  ({ id, code, variables, update }: Script): Step =>
  async (state) => {
    const values: Values = structuredClone(state.values);
    const given: Values = {
      ...Object.fromEntries(variables.map(([name, value]) => ["$" + name, fillText(value, state)])),
      $vars: variablesOf(process.env),
      $input: state.question,
      $flow: { input: state.question, state: values },
    };
    const result = await runScript(code, given);
    const content = typeof result === "string" ? result : (JSON.stringify(result, null, 2) ?? "");
    return {
      outputs: { [id]: { content } },
      values: { ...values, ...changes(update, state, { content }) },
      answer: content,
    };
  };

export async function runScript(code: string, given: Values): Promise<unknown> {
  try {
    return await new AsyncFunction(...Object.keys(given), code)(...Object.values(given));
  } catch (error) {
    const plain = error instanceof Error && error.name === "Error";
    throw new Trouble("The script failed: " + (plain ? error.message : String(error)));
  }
}

export const variablesOf = (environment: NodeJS.ProcessEnv): Values =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([key, value]) => (key.startsWith("VAR_") ? [[key.slice(4), value]] : [])),
  );
`,
  http: String.raw`import { fillText } from "../references.js";
import { refusal } from "../refusal.js";
import type { State, Step } from "../state.js";

type Pairs = readonly (readonly [string, string])[];

interface Request {
  id: string;
  method: string;
  url: string;
  headers: Pairs;
  /** Headers whose values are secrets: read when the step runs. */
  secrets: readonly (readonly [string, () => string])[];
  query: Pairs;
  body?: { kind: "json" | "raw"; text: string } | { kind: "form"; pairs: Pairs };
  responseType: string;
}

/** Sends a request and keeps the answer for later steps. */
export const http =
  (request: Request): Step =>
  async (state, { signal = null }) => {
    const url = new URL(fillText(request.url, state).trim());
    for (const [key, value] of filled(request.query, state)) url.searchParams.append(key, value);
    const headers = new Headers(filled(request.headers, state));
    for (const [key, value] of request.secrets) headers.set(key, value());
    const body = bodyOf(request, state);
    if (body && !headers.has("content-type") && body.type) headers.set("content-type", body.type);
    const response = await fetch(url, { method: request.method, headers, signal, ...(body && { body: body.text }) });
    if (!response.ok) throw await refusal(response, url.host);
    const text = await response.text();
    const { status, statusText } = response;
    const data = request.responseType === "text" ? text : jsonOr(text);
    const answer = { data, status, statusText, headers: Object.fromEntries(response.headers.entries()) };
    return { outputs: { [request.id]: { http: answer } }, answer: "" };
  };

const filled = (pairs: Pairs, state: State): [string, string][] =>
  pairs
    .map(([key, value]): [string, string] => [key.trim(), fillText(value, state)])
    .filter(([key, value]) => key !== "" && value !== "");

function bodyOf({ body, method }: Request, state: State): { type?: string; text: string } | undefined {
  if (!body || method === "GET") return undefined;
  if (body.kind === "form") {
    const text = new URLSearchParams(filled(body.pairs, state)).toString();
    return { type: "application/x-www-form-urlencoded", text };
  }
  const text = fillText(body.text, state);
  if (text === "") return undefined;
  return body.kind === "json" ? { type: "application/json", text: JSON.stringify(JSON.parse(text)) } : { text };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
`,
};
