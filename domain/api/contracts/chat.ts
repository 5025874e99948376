import { z } from "zod";
import { defineContract } from "../contract";
import { isRecord, single } from "./lenient";

/** FlowGen's chats. Unknown keys of bodies are ignored, as its clients rely on. */
const access = { kind: "chats", scope: "predict", role: "viewer" } as const;

const chatStatus = z.enum(["ready", "running", "wait_for_human_input", "completed", "error"]);

const chat = z.object({
  id: z.string(),
  name: z.string(),
  from_type: z.enum(["flow", "template"]),
  from_flow: z.string().nullable(),
  from_template: z.string().nullable(),
  /** Id of the key or person it belongs to. */
  owner: z.string(),
  status: chatStatus,
  /** Why it is in `error`, or `aborted`. */
  status_detail: z.string().nullable(),
  created: z.string(),
  updated: z.string(),
});

export type ChatBody = z.output<typeof chat>;

const row = z.object({
  id: z.string(),
  chat: z.string(),
  type: z.enum(["user", "assistant"]),
  sender: z.string().nullable(),
  receiver: z.string().nullable(),
  content: z.string(),
  meta: z.record(z.string(), z.unknown()).nullable(),
  owner: z.string(),
  created: z.string(),
});

export type ChatRowBody = z.output<typeof row>;

const detail = z.object({ detail: z.string() });

/** The older spelling of a key counts when the newer one is missing. */
const withAliases = <S extends z.ZodType>(aliases: Readonly<Record<string, string>>, schema: S) =>
  z.preprocess((value) => {
    if (!isRecord(value)) return value;
    const read = { ...value };
    for (const [name, alias] of Object.entries(aliases)) read[name] ??= value[alias];
    return read;
  }, schema);

const idText = z.union([z.string(), z.number()]).transform(String).nullish();

const createBody = withAliases(
  { from_flow: "from_project" },
  z
    .object({
      name: z.string().max(500),
      from_type: z.enum(["flow", "template", "project"]),
      from_flow: idText,
      from_template: idText,
    })
    .superRefine((body, context) => {
      const source = body.from_type === "template" ? "from_template" : "from_flow";
      if (body[source] === null || body[source] === undefined)
        context.addIssue({ code: "custom", path: [source], message: "Field required" });
    }),
);

const said = {
  sender: z.string().max(500).nullish(),
  receiver: z.string().max(500).nullish(),
  meta: z.record(z.string(), z.unknown()).nullish(),
};
const messageBody = withAliases({ message: "content" }, z.object({ ...said, message: z.string().min(1) }));
/** An empty input is one: it means to go on without. */
const inputBody = withAliases({ message: "content" }, z.object({ ...said, message: z.string() }));

export type SaidBody = z.output<typeof inputBody>;

const count = (most: number) => z.coerce.number().int().min(0).max(most);

export const listChats = defineContract({
  method: "GET",
  path: "/chats",
  summary: "The caller's chats, newest first.",
  access,
  query: z.object({
    status: chatStatus.optional(),
    limit: count(1000).default(100),
    offset: count(1_000_000).default(0),
  }),
  reply: z.array(chat),
});

export const createChat = defineContract({
  method: "POST",
  path: "/chats",
  summary: "Begins a chat with a flow.",
  access,
  body: createBody,
  reply: chat,
});

export const getChat = defineContract({
  method: "GET",
  path: "/chats/:id",
  summary: "A chat and its status.",
  access,
  reply: chat,
});

export const deleteChat = defineContract({
  method: "DELETE",
  path: "/chats/:id",
  summary: "Removes a chat with its messages, and stops what it is doing.",
  access,
  reply: z.object({ result: z.literal(true) }),
});

export const sendChatMessage = defineContract({
  method: "POST",
  path: "/chats/:id/messages",
  summary: "Says something in a chat and returns at once; with `?wait=true` once the flow has answered.",
  access,
  query: z.object({ wait: single.transform((value) => value === "true" || value === "1") }),
  body: messageBody,
  reply: z.union([
    z.object({ detail: z.string(), chat: z.string(), status: chatStatus, message: row }),
    z.object({ status: chatStatus, status_detail: z.string().nullable(), messages: z.array(row) }),
  ]),
});

export const listChatRows = defineContract({
  method: "GET",
  path: "/chats/:id/messages",
  summary: "A chat's messages, oldest first; with `?after=` those after that message.",
  access,
  query: z.object({ after: single, limit: count(1000).default(1000) }),
  reply: z.array(row),
});

export const giveChatInput = defineContract({
  method: "POST",
  path: "/chats/:id/input",
  summary: "Gives a chat the human input it waits for.",
  access,
  body: inputBody,
  reply: detail,
});

export const abortChat = defineContract({
  method: "POST",
  path: "/chats/:id/abort",
  summary: "Stops what a chat is doing.",
  access,
  reply: detail,
});

export const followChat = defineContract({
  method: "GET",
  path: "/chats/:id/events",
  summary: "A chat's messages and states as server-sent events, from `Last-Event-ID` on.",
  access,
  query: z.object({ after: single }),
});
