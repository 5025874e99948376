import { seededRandom } from "@/server/engine/agentflow/testing/seeded-random";
import type { ApiProcess } from "./start-api-process";
import { type StreamEvent, readStream } from "./read-stream";

/** A run as its caller saw it. */
export interface WatchedRun {
  chatId: string;
  /** Processes that were killed while it went on. */
  kills: number;
  /** Steps that the caller was told have ended, in order. */
  reported: { nodeId: string; at: number }[];
  answer: string | undefined;
}

export interface KilledRuns {
  runs: WatchedRun[];
  /** Milliseconds from the first answer of a new process to the first sign of life of a run that it took up. */
  resumedAfter: number[];
  /** Milliseconds from the start of a new process to its first answer. */
  startedAfter: number[];
}

interface Killing {
  kills: number;
  /** Runs that begin before each kill. */
  atOnce: number;
  flowId: string;
  key: string;
  launch(): Promise<ApiProcess>;
  /** When the outside world last heard of a run after this moment, if it did. */
  heardAfter(moment: number): number | undefined;
}

/** Longest that a killed run may have been under way, ms: about as long as it takes. */
const mostMs = 700;
/** The engine gives a run up that took down more processes than five. */
const mostKills = 3;

/** Kills the server again and again at random moments of runs that it has under way, and starts it anew. */
export async function killRuns(killing: Killing): Promise<KilledRuns> {
  const random = seededRandom(killing.kills);
  const found: KilledRuns = { runs: [], resumedAfter: [], startedAfter: [] };
  let server = await killing.launch();
  for (let kill = 0; kill < killing.kills; kill += 1) {
    const fresh = Array.from({ length: killing.atOnce }, (_, n) => watched(`run-${String(kill)}-${String(n)}`));
    found.runs.push(...fresh);
    const asking = fresh.map((run) => watch(run, server, killing));
    await sleep(random.below(mostMs));
    await server.kill();
    await Promise.all(asking);
    const open = found.runs.filter(({ answer }) => answer === undefined);
    for (const run of open) run.kills += 1;
    server = await killing.launch();
    found.startedAfter.push(server.answeredAt - server.startedAt);
    const heard = await untilTakenUp(open, server, killing);
    if (heard !== undefined) found.resumedAfter.push(Math.max(0, heard - server.answeredAt));
    // Sometimes the next kill meets a run that has just been taken up.
    if (random.chance(0.7) || open.some(({ kills }) => kills >= mostKills)) await untilAnswered(open, server, killing);
  }
  await untilAnswered(found.runs, server, killing, untoldMs);
  await server.kill();
  return found;
}

const watched = (chatId: string): WatchedRun => ({ chatId, kills: 0, reported: [], answer: undefined });

/** Asks, and reads what is told until the process is gone. */
async function watch(run: WatchedRun, { origin }: ApiProcess, { flowId, key }: Killing): Promise<void> {
  try {
    const response = await fetch(`${origin}/api/v1/prediction/${flowId}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify({ question: run.chatId, chatId: run.chatId, streaming: true }),
    });
    await readStream(response).until((event) => (note(event, run), false));
  } catch {
    // Killed.
  }
}

function note({ event, data }: StreamEvent, run: WatchedRun): void {
  if (event !== "nextAgentFlow") return;
  const { nodeId, status } = data as { nodeId: string; status: string };
  if (status === "FINISHED") run.reported.push({ nodeId, at: performance.now() });
}

/** When the first of them was gone on with; undefined when all had ended but for their last words. */
async function untilTakenUp(open: readonly WatchedRun[], server: ApiProcess, killing: Killing) {
  const begun = open.filter(({ reported }) => reported.length > 0);
  const until = performance.now() + 20_000;
  while (performance.now() < until) {
    const heard = killing.heardAfter(server.startedAt);
    if (heard !== undefined) return heard;
    for (const run of begun) run.answer ??= await answerOf(run, server, killing);
    if (begun.every(({ answer }) => answer !== undefined)) return undefined;
    await sleep(5);
  }
  throw new Error("No run was taken up within 20 s.");
}

/** Runs of which nothing was told may never have begun, or have been written down a moment before the kill. */
const untoldMs = 10_000;

/** Reads answers until every run has one, or nothing came of it though it was given `untold` ms. */
async function untilAnswered(
  runs: readonly WatchedRun[],
  server: ApiProcess,
  killing: Killing,
  untold = 0,
): Promise<void> {
  const until = performance.now() + 60_000;
  const given = performance.now() + untold;
  for (const run of runs) {
    for (;;) {
      run.answer ??= await answerOf(run, server, killing);
      if (run.answer !== undefined || (run.reported.length === 0 && performance.now() >= given)) break;
      if (performance.now() > until) throw new Error(`“${run.chatId}” did not end within a minute.`);
      await sleep(20);
    }
  }
}

async function answerOf({ chatId }: WatchedRun, { origin }: ApiProcess, { flowId, key }: Killing) {
  const response = await fetch(`${origin}/api/v1/chatmessage/${flowId}?chatId=${chatId}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const messages = (await response.json()) as { role: string; content: string }[];
  return messages.find(({ role }) => role === "apiMessage")?.content;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
