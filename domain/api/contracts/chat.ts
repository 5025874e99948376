import { z } from "zod";
import { defineContract } from "../contract";
import { isRecord, single } from "./lenient";

const problem = z.object({ type: z.string(), loc: z.array(z.string()), msg: z.string(), input: z.unknown() });
const refusal = z
  .object({ detail: z.union([z.string(), z.array(problem)]) })
  .meta({ id: "ChatRefusal", description: "Why not: a sentence, or with 422 what does not fit." });

/** FlowGen's chats. Unknown keys of bodies are ignored, as its clients rely on. */
const ofChats = {
  access: { kind: "chats", scope: "predict", role: "viewer" },
  refusal,
  notes: "Also found at `/chats…` and `/v1/chats…` of this server.",
} as const;
const params = { id: { description: "The chat's id.", format: "uuid" } } as const;
const limited = { 429: "The flow's limit of calls is reached." } as const;

const chatStatus = z.enum(["ready", "running", "wait_for_human_input", "completed", "error"]);

const chat = z
  .object({
    id: z.string(),
    name: z.string(),
    from_type: z.enum(["flow", "template"]),
    from_flow: z.string().nullable(),
    from_template: z.string().nullable(),
    owner: z.string().meta({ description: "Id of the key or person it belongs to." }),
    status: chatStatus,
    status_detail: z.string().nullable().meta({ description: "Why it is in `error`, or `aborted`." }),
    created: z.string(),
    updated: z.string(),
  })
  .meta({ id: "Chat" });

export type ChatBody = z.output<typeof chat>;

const row = z
  .object({
    id: z.string(),
    chat: z.string(),
    type: z.enum(["user", "assistant"]),
    sender: z.string().nullable(),
    receiver: z.string().nullable(),
    content: z.string(),
    meta: z.record(z.string(), z.unknown()).nullable(),
    owner: z.string(),
    created: z.string(),
  })
  .meta({ id: "ChatRow", description: "What was said in a chat." });

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

const count = (most: number) => z.coerce.number().int().min(0).max(most).meta({ type: "integer" });

export const listChats = defineContract({
  method: "GET",
  path: "/chats",
  summary: "The caller's chats, newest first.",
  ...ofChats,
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
  summary: "Begins a chat with a flow or a template.",
  ...ofChats,
  body: createBody,
  failures: { 404: "There is no such flow or template." },
  reply: chat,
});

export const getChat = defineContract({
  method: "GET",
  params,
  path: "/chats/:id",
  summary: "A chat and its status.",
  ...ofChats,
  reply: chat,
});

export const deleteChat = defineContract({
  method: "DELETE",
  params,
  path: "/chats/:id",
  summary: "Removes a chat with its messages, and stops what it is doing.",
  ...ofChats,
  reply: z.object({ result: z.literal(true) }),
});

export const sendChatMessage = defineContract({
  method: "POST",
  params,
  path: "/chats/:id/messages",
  summary: "Says something in a chat and returns at once; with `?wait=true` once the flow has answered.",
  ...ofChats,
  query: z.object({ wait: single.transform((value) => value === "true" || value === "1").meta({ type: "boolean" }) }),
  body: messageBody,
  failures: limited,
  reply: z.union([
    z.object({ detail: z.string(), chat: z.string(), status: chatStatus, message: row }),
    z.object({ status: chatStatus, status_detail: z.string().nullable(), messages: z.array(row) }),
  ]),
});

export const listChatRows = defineContract({
  method: "GET",
  params,
  path: "/chats/:id/messages",
  summary: "A chat's messages, oldest first; with `?after=` those after that message.",
  ...ofChats,
  query: z.object({ after: single, limit: count(1000).default(1000) }),
  reply: z.array(row),
});

export const giveChatInput = defineContract({
  method: "POST",
  params,
  path: "/chats/:id/input",
  summary: "Gives a chat the human input it waits for.",
  ...ofChats,
  body: inputBody,
  failures: { ...limited, 409: "The chat waits for nothing." },
  reply: detail,
});

export const abortChat = defineContract({
  method: "POST",
  params,
  path: "/chats/:id/abort",
  summary: "Stops what a chat is doing.",
  ...ofChats,
  failures: { 409: "The chat is doing nothing." },
  reply: detail,
});

const statusEvent = z.object({ chat: z.string(), status: chatStatus, status_detail: z.string().nullable() });

export const followChat = defineContract({
  method: "GET",
  params,
  path: "/chats/:id/events",
  summary: "A chat's messages and states as server-sent events, from `Last-Event-ID` on.",
  ...ofChats,
  query: z.object({ after: single }),
  events: z.union([row, statusEvent]),
});

export const openChatSocket = defineContract({
  method: "GET",
  params,
  path: "/chats/:id/ws",
  summary: "A chat as a WebSocket: its messages and states as they come, and what is said in it.",
  ...ofChats,
  notes:
    'Also found at `/chats…` and `/v1/chats…` of this server. Each frame is a JSON text. The server sends `{event, id, data}` as the events of `/chats/{id}/events`, and `{event: "reply" | "error", to, status, data}` for each frame of the client: `{type: "message" | "input", message}`, `{type: "abort"}` or `{type: "ping"}`, with any `id`, which comes back as `to`. `?after=` names the last message that was seen. A page of another origin offers the protocols `weft.chat` and `weft.token.<access token>`. It ends with 1001 when the server stops, 1009 after a frame over 1 MB, 4401 when the credentials end, 4404 when the chat is deleted, 4429 after too many frames.',
  query: z.object({ after: single }),
  socket: true,
  failures: { 426: "It was not asked for as a WebSocket.", 429: "Too many connections are open already." },
});
