import { toolName } from "@/domain/catalogue/tool-name";
import { CannotExport, type Draft, imported, moduleFunction, settingCall } from "./draft";
import { code, literal, objectCode } from "./literal";
import { isSecretHeader } from "./secret-header";
import { type Settings, settingsOf } from "./settings-of";

type Inputs = Readonly<Record<string, unknown>>;

/** Tools that reach the web, by the name of their node. */
export const webTools: Readonly<Record<string, (draft: Draft, inputs: Inputs) => string>> = {
  requestsGet: requests("GET"),
  requestsPost: requests("POST"),
  requestsPut: requests("PUT"),
  requestsDelete: requests("DELETE"),
  tavilyAPI(draft, inputs) {
    const settings = settingsOf(inputs, draft.specs.get("tavilyAPI"));
    const how = objectCode({
      ...{ topic: settings.text("topic"), search_depth: settings.text("searchDepth") },
      ...{ max_results: settings.number("maxResults"), include_answer: settings.flag("includeAnswer") },
      include_domains: listOf(settings.text("includeDomains")),
      exclude_domains: listOf(settings.text("excludeDomains")),
    });
    return `${moduleFunction(draft, "tavily", "tavily")}(${key(draft, "TAVILY_API_KEY", "Tavily")}, ${how})`;
  },
  serper: searching("serper", "SERPER_API_KEY", "serper.dev"),
  braveSearchAPI: searching("brave", "BRAVE_API_KEY", "Brave's search"),
  serpAPI: searching("serpapi", "SERPAPI_API_KEY", "SerpApi"),
};

function searching(name: string, variable: string, whose: string) {
  return (draft: Draft): string => `${moduleFunction(draft, name, name)}(${key(draft, variable, whose)})`;
}

const key = (draft: Draft, variable: string, whose: string): string =>
  `() => ${settingCall(draft, variable, `your key for ${whose}`)}`;

const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

function requests(method: "GET" | "POST" | "PUT" | "DELETE") {
  const node = `requests${method.charAt(0)}${method.slice(1).toLowerCase()}`;
  const part = method === "POST" || method === "PUT" ? "body" : "queryParams";
  return (draft: Draft, inputs: Inputs): string => {
    const settings = settingsOf(inputs, draft.specs.get(node));
    const of = (name: string): string => `${node}${name}`;
    const url = plain(settings.text(of("Url")).trim());
    const asked = objectOf(settings, of(part === "body" ? "BodySchema" : "QueryParamsSchema"));
    const z = imported(draft, "zod", "z");
    const fields = [
      ...(url === "" ? [`url: ${z}.string().describe("Address to request.")`] : []),
      ...argumentsCode(z, part, asked),
    ];
    return `${moduleFunction(draft, "request-tool", "requestTool")}(${objectCode({
      ...{ method, name: toolName(settings.text(of("Name"))), description: settings.text(of("Description")) },
      url: url || undefined,
      headers: code(`() => (${headersCode(draft, node, objectOf(settings, of("Headers")))})`),
      schema: code(`${z}.object({ ${fields.join(", ")} })`),
      inPath: Object.entries(asked).flatMap(([name, value]) => (at(value, "in") === "path" ? [name] : [])),
      body: part === "body" ? bodyOf(settings, of("Body")) : undefined,
      longest: Math.max(1, settings.number(of("MaxOutputLength")) ?? 2000),
    })})`;
  };
}

/** Values of a run do not come into a tool. */
function plain(text: string): string {
  if (text.includes("{{")) throw new CannotExport("One of its request tools holds references.");
  return text;
}

function objectOf(settings: Settings, name: string): Inputs {
  const stored = settings.raw(name);
  const text = plain(typeof stored === "string" ? stored : (JSON.stringify(stored) ?? ""));
  if (text.trim() === "") return {};
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new CannotExport("One of its request tools has a setting that is no JSON object.");
  return { ...value };
}

function bodyOf(settings: Settings, name: string): Inputs | undefined {
  const body = objectOf(settings, name);
  return Object.keys(body).length > 0 ? body : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function headersCode(draft: Draft, node: string, headers: Inputs): string {
  const entries = Object.entries(headers).map(([name, value]) => {
    const variable = `${node}_${name}`.replaceAll(/\W+/g, "_").toUpperCase();
    const source = isSecretHeader(name)
      ? settingCall(draft, variable, `the header ${name} of requests of a tool`)
      : literal(String(value));
    return `[${literal(name)}]: ${source}`;
  });
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** What a model may say in a request. */
function argumentsCode(z: string, part: "body" | "queryParams", asked: Inputs): string[] {
  const entries = Object.entries(asked);
  const anything = `${z}.record(${z}.string(), ${z}.unknown())`;
  if (entries.length === 0)
    return part === "body" ? [`body: ${anything}.optional().describe("What to send, as a JSON object.")`] : [];
  const isNeeded = (value: unknown): boolean => String(at(value, "required")) === "true";
  const types: Readonly<Record<string, string>> = {
    ...{ number: `${z}.number()`, integer: `${z}.number()`, boolean: `${z}.boolean()` },
    ...{ array: `${z}.array(${z}.unknown())`, object: anything },
  };
  const fields = entries.map(([name, value]) => {
    const [type, description] = [at(value, "type"), at(value, "description")];
    const base = (typeof type === "string" && Object.hasOwn(types, type) ? types[type] : undefined) ?? `${z}.string()`;
    const told = typeof description === "string" && description !== "" ? `.describe(${literal(description)})` : "";
    return `[${literal(name)}]: ${base}${told}${isNeeded(value) ? "" : ".optional()"}`;
  });
  const object = `${z}.object({ ${fields.join(", ")} })`;
  return [`${part}: ${object}${entries.some(([, value]) => isNeeded(value)) ? "" : ".optional()"}`];
}

const at = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
