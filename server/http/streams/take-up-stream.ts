import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/domain/errors";
import type { Runtime } from "@/server/runtime";
import type { CallableFlow } from "@/server/services/runs/callable-flow";
import { type EndedRun, findStoredRun, type StoredRun } from "@/server/services/runs/find-stored-run";
import { wholeCharacters } from "@/domain/whole-characters";
import { apiHeaders } from "../error-response";
import { type EventSink, eventStream } from "../sse";
import type { StreamOwner } from "./frame-log";
import { streamsOf } from "./kept-streams";
import { retellRun } from "./retell-run";
import { type EventId, formatEventId, once, parseEventId } from "./stream-position";
import { untilRevoked } from "./until-revoked";

export interface Reader {
  runtime: Runtime;
  flow: CallableFlow;
  /** Its conversation, when the reader knows it. */
  chatId: string | undefined;
  internal: boolean;
  /** The reader's key; revoking it ends the stream. */
  keyId: string | undefined;
  headers: Readonly<Record<string, string>>;
}

/** Goes on with a stream after the event that its reader saw last. Refuses before the first byte or not at all. */
export async function takeUpStream(reader: Reader, lastEventId: string): Promise<Response> {
  const id = parseEventId(lastEventId);
  if (!id) throw wrongId();
  return tellAfter(reader, id);
}

/** Tells a run's stream again from its beginning, or goes on with what of it is still to come. */
export const tellAgain = (reader: Reader, runId: string): Promise<Response> =>
  tellAfter(reader, { runId, frame: 0, position: { said: 0, thought: 0, tools: 0, parts: 0 } });

async function tellAfter(reader: Reader, id: EventId): Promise<Response> {
  const { runtime, flow, headers, keyId } = reader;
  const streams = streamsOf(runtime);
  const log = streams.find(id.runId);
  const stored = log ? undefined : await findRun(reader, id);
  const owner = log ? log.owner : stored && { ...stored, runId: id.runId, flowId: flow.id };
  if (!owner || !mayRead(reader, owner)) throw unknownRun();
  const known = id.frame === 0 ? isFirst(id) && log?.isWhole() : log?.knows(id.frame, formatEventId(id));
  if ((known === false && id.frame > 0) || isBeyond(id, stored)) throw wrongId();
  // Browsers stop coming back when they are told that there is nothing more.
  if (id.position.parts & once.end) return new Response(null, { status: 204, headers: { ...apiHeaders, ...headers } });
  const work = (sink: EventSink) =>
    untilRevoked(runtime, keyId, async (signal) => {
      if (log && known) return log.follow(id.frame, sink.pass, signal);
      if (log) await log.follow(Infinity, () => undefined, signal);
      const run = await endedRun(reader, id, () => sink.isOpen() && !signal.aborted);
      if (!signal.aborted) retellRun(owner, run ?? lost(owner), id.position, sink.pass);
    });
  return eventStream(work, headers, streams.heartbeatMs);
}

const isFirst = ({ position: { said, thought, tools, parts } }: EventId): boolean =>
  said + thought + tools + parts === 0;

const unknownRun = (): AppError =>
  new AppError("not_found", "There is no such run in this conversation, or its messages were deleted. Ask again.");
const wrongId = (): AppError =>
  new AppError("invalid_input", "Last-Event-ID names no event of this stream. Send the last id that you read.");

const findRun = ({ runtime, flow }: Reader, { runId }: EventId): Promise<StoredRun | null> =>
  findStoredRun(runtime.db, { workspaceId: flow.workspaceId, flowId: flow.id, runId });

const mayRead = ({ flow, chatId, internal }: Reader, owner: StreamOwner): boolean =>
  owner.flowId === flow.id &&
  owner.internal === internal &&
  (chatId === undefined || wholeCharacters(chatId) === wholeCharacters(owner.chatId));

const isBeyond = ({ position }: EventId, stored: StoredRun | null | undefined): boolean =>
  stored?.ended?.said !== undefined && position.said > stored.ended.said.length;

const pollMs = 250;
/** Beyond its time limit a run gets this long to be written down. */
const graceMs = 60_000;

/** Waits for a run of another process. Undefined for one that must have died with its process. */
async function endedRun(reader: Reader, id: EventId, goOn: () => boolean): Promise<EndedRun | undefined> {
  const limitMs = reader.runtime.env.runTimeoutSeconds * 1000 + graceMs;
  while (goOn()) {
    const run = await findRun(reader, id);
    if (!run || run.ended || reader.runtime.clock.now().getTime() - run.startedAt.getTime() > limitMs)
      return run?.ended;
    await sleep(pollMs);
  }
  return undefined;
}

const lost = ({ chatId }: StreamOwner): EndedRun => ({
  outcome: {
    ...{ chatId, sessionId: "", messageId: "", memoryType: undefined, followUpPrompts: undefined },
    result: {
      status: "failed",
      error: new AppError("aborted", "The server stopped before this run had ended."),
    },
  },
  ...{ question: undefined, said: undefined, reasoning: null },
});
