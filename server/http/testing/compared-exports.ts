import { expect } from "vitest";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import type { FlowDocument } from "@/domain/flow/flow-document";
import type { ExportedCode } from "@/domain/export-code/export-code";
import type { ModelServer, Scripted } from "@/server/nodes/testing/model-server";
import { buildProjects, type Decision, type ExportedProjects, type Spoken } from "./exported-projects";
import type { TestApi } from "./start-api";

export interface ComparedFlow {
  document: FlowDocument;
  kind: FlowKind;
}

interface Question {
  question: string;
  /** What the model answers, to the server and again to the project. */
  script?: Scripted[];
  typed?: Decision[];
  /** Asked before, in the same conversation. */
  earlier?: string;
}

export interface ComparedExports {
  code(name: string): ExportedCode;
  /** The flow on the server. */
  idOf(name: string): string;
  projects: ExportedProjects;
  /** Asks the server and the exported project the same. What each told the model must be the same. */
  both(name: string, question: Question): Promise<{ server: string; own: string; waits: string[] }>;
  close(): Promise<void>;
}

/** Flows on the server and, by way of its API, as compiled projects. */
export async function compareExports(
  { api, model, key }: { api: TestApi; model: ModelServer; key: string },
  flows: Readonly<Record<string, ComparedFlow>>,
  environment: Readonly<Record<string, string>> = {},
): Promise<ComparedExports> {
  const manage = await api.makeKey(["manage"]);
  const call = async (path: string, token: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${api.origin}/api/v1${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const made = await Promise.all(
    Object.entries(flows).map(async ([name, { document, kind }]) => {
      const id = await api.makeFlow(document, { kind });
      const code = (await call(`/chatflows/${id}/code`, manage)) as unknown as ExportedCode;
      return [name, { id, code }] as const;
    }),
  );
  const known = new Map(made);
  const keys = { OPENAI_API_KEY: "sk-test", VAR_city: "Rome", WEFT_URL: api.origin, WEFT_API_KEY: manage };
  const files = Object.fromEntries(made.map(([name, { code }]) => [name, code.files]));
  const projects = await buildProjects(files, { ...keys, ...environment });
  const flowOf = (name: string) => {
    const flow = known.get(name);
    if (!flow) throw new Error(`no flow ${name}`);
    return flow;
  };
  const askServer = async (id: string, { question, typed = [], earlier }: Question) => {
    const waits: string[] = [];
    const before = earlier === undefined ? {} : await call(`/prediction/${id}`, key, { question: earlier });
    let reply = await call(`/prediction/${id}`, key, { question, chatId: before["chatId"] });
    for (const humanInput of typed) {
      waits.push(String(reply["text"]));
      reply = await call(`/prediction/${id}`, key, { chatId: reply["chatId"], humanInput });
    }
    if (reply["action"]) waits.push(String(reply["text"]));
    expect(reply, JSON.stringify(reply)).toHaveProperty("text");
    const thread = typeof reply["executionId"] === "string" ? reply["executionId"] : undefined;
    return { text: String(reply["text"]), waits, thread };
  };
  const earlierExchange = async (name: string, question: string | undefined): Promise<Spoken[]> => {
    if (question === undefined) return [];
    const { text } = await projects.ask(name, { question });
    return [
      { role: "user", content: question },
      { role: "assistant", content: text },
    ];
  };
  return {
    projects,
    code: (name) => flowOf(name).code,
    idOf: (name) => flowOf(name).id,
    async both(name, asked) {
      const { id, code } = flowOf(name);
      expect(code.leftOut).toEqual([]);
      const { script = [], ...question } = asked;
      const begin = model.requests.length;
      model.script(...script);
      const server = await askServer(id, question);
      const between = model.requests.length;
      model.script(...script);
      const history = await earlierExchange(name, question.earlier);
      const own = await projects.ask(name, { ...question, history, thread: server.thread });
      expect(told(model, between)).toEqual(told(model, begin, between));
      expect(own.waits.map(firstLine)).toEqual(server.waits.map(firstLine));
      return { server: server.text, own: own.text, waits: own.waits };
    },
    close: () => projects.close(),
  };
}

/** Choices of who speaks are told apart from the question in a project. */
const firstLine = (text: string): string => text.split("\n\n1: ")[0] ?? "";

/** What was told to the model, without what only says how the answer is to be sent. */
const told = (model: ModelServer, from: number, to?: number) =>
  model.requests.slice(from, to).map(({ path, body: { stream: _stream, stream_options: _options, ...body } }) => ({
    path: path.replace(/\?.*$/, ""),
    body,
  }));
