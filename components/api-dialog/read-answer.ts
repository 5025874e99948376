import { z } from "zod";
import { t } from "@/components/words/t";

/** What a reader looks for in a reply first. */
export interface ReadAnswer {
  text: string;
  ids: { label: string; value: string }[];
  sources: { text: string; from: string }[];
  error: string | undefined;
}

const text = z.string().catch("");
const source = z.object({ pageContent: text, metadata: z.record(z.string(), z.unknown()).catch({}) });
const reply = z.object({
  ...{ text, chatId: text, chatMessageId: text, sessionId: text },
  json: z.unknown().optional(),
  message: text,
  success: z.unknown().optional(),
  sourceDocuments: z.array(source).catch([]),
});
const frame = z.object({ event: z.string(), data: z.unknown().optional() });

/** The answer in what came back so far: one JSON text, or server-sent events. Anything else tells nothing. */
export function readAnswer(contentType: string, body: string): ReadAnswer {
  if (contentType.includes("event-stream")) return readStream(body);
  const { data } = reply.safeParse(parsed(body));
  if (!data) return { text: "", ids: [], sources: [], error: undefined };
  return {
    ...told(data),
    text: data.text || (data.json === undefined ? "" : JSON.stringify(data.json, null, 2)),
    error: data.success === false ? data.message : undefined,
  };
}

function readStream(body: string): ReadAnswer {
  const frames = body
    .split("\n")
    .flatMap((line) => (line.startsWith("data:") ? (frame.safeParse(parsed(line.slice(5))).data ?? []) : []));
  const last = (event: string): unknown => frames.findLast((each) => each.event === event)?.data;
  const metadata = reply.safeParse(last("metadata")).data;
  const error = last("error");
  return {
    text: frames.flatMap(({ event, data }) => (event === "token" && typeof data === "string" ? [data] : [])).join(""),
    ids: metadata ? told(metadata).ids : [],
    sources: told(reply.parse({ sourceDocuments: last("sourceDocuments") })).sources,
    error: typeof error === "string" ? error : undefined,
  };
}

function told({ chatId, chatMessageId, sessionId, sourceDocuments }: z.output<typeof reply>) {
  const ids = [
    { label: t("Chat"), value: chatId },
    { label: t("Message"), value: chatMessageId },
    { label: t("Session"), value: sessionId },
  ];
  return {
    ids: ids.filter(({ value }) => value !== ""),
    sources: sourceDocuments.map(({ pageContent, metadata }) => ({
      text: pageContent,
      from: typeof metadata["source"] === "string" ? metadata["source"] : "",
    })),
  };
}

/** The last frame may be half there. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
