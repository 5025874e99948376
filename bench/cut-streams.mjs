// Asks for many streams, cuts some of them off at random events and takes them up again, once or twice: by asking again
// or by reading on, at once or only when everything is over. Then compares what each stream said with what is stored.
// Takes its task as JSON and prints its findings as JSON.
import { performance } from "node:perf_hooks";
import { Pool } from "undici";
import { words } from "./words.mjs";

const task = JSON.parse(process.argv[2]);
const { origin, pathname } = new URL(task.url);
const pool = new Pool(origin, {
  connections: task.atOnce,
  pipelining: 1,
  headersTimeout: 120_000,
  bodyTimeout: 120_000,
});
/** The same cuts in every run. */
const random = seeded(task.seed ?? 1);
const counts = { cuts: 0, byPost: 0, byGet: 0, late: 0 };
const said = new Map();
const problems = [];

const began = performance.now();
const waiting = [];
let next = 0;
await Promise.all(Array.from({ length: task.atOnce }, work));
for (const goOn of waiting) await goOn();
const seconds = (performance.now() - began) / 1000;
const wrong = await compare();
await pool.destroy();
const findings = {
  total: task.total,
  perSecond: task.total / seconds,
  ...counts,
  wrong,
  problems: problems.slice(0, 5),
};
console.log(JSON.stringify(findings));

async function work() {
  while (next < task.total) await oneStream(next++);
}

async function oneStream(number) {
  const chatId = `cut-${number}`;
  const state = { chatId, text: "", lastEventId: undefined, ended: false };
  said.set(chatId, state);
  // Drawn before anything is awaited, so that they do not depend on what is answered first.
  const cuts = number % 3 === 0 ? Array.from({ length: random() < 0.3 ? 2 : 1 }, drawCut) : [];
  try {
    await read(await ask(state), state, cuts[0]?.after);
    for (const [index, cut] of cuts.entries()) {
      counts.cuts += 1;
      const goOn = async () => read(await takeUp(state, cut.byGet), state, cuts[index + 1]?.after);
      if (cut.late && index === cuts.length - 1) {
        counts.late += 1;
        waiting.push(goOn);
      } else await goOn();
    }
  } catch (error) {
    problems.push(`${chatId}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function drawCut() {
  return { after: 1 + Math.floor(random() * (words.length + 3)), byGet: random() < 0.5, late: random() < 0.1 };
}

function ask({ chatId }, lastEventId) {
  return pool.request({
    path: pathname,
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...task.headers,
      ...(lastEventId && { "last-event-id": lastEventId }),
    },
    body: JSON.stringify({ question: chatId, chatId, streaming: true }),
  });
}

function takeUp(state, byGet) {
  counts[byGet ? "byGet" : "byPost"] += 1;
  if (!byGet) return ask(state, state.lastEventId);
  const headers = { ...task.headers, "last-event-id": state.lastEventId };
  return pool.request({ path: `${pathname}/events?chatId=${state.chatId}`, method: "GET", headers });
}

/** Reads until so many events have come, then hangs up; or to the end. */
async function read({ statusCode, body }, state, after = Infinity) {
  if (statusCode === 204) return void (await body.dump());
  if (statusCode !== 200) throw new Error(`${statusCode} ${await body.text()}`);
  body.setEncoding("utf8");
  let rest = "";
  let seen = 0;
  for await (const part of body) {
    const frames = (rest + part).split("\n\n");
    rest = frames.pop();
    for (const frame of frames) {
      if (!frame.startsWith("id: ")) continue;
      note(frame, state);
      seen += 1;
      // What was sent beyond this event is lost on the way.
      if (seen >= after) return;
    }
  }
}

function note(frame, state) {
  const lines = frame.split("\n");
  state.lastEventId = lines[0].slice("id: ".length);
  const { event, data } = JSON.parse(lines.find((line) => line.startsWith("data: ")).slice("data: ".length));
  if (event === "token") state.text += data;
  if (event === "end") state.ended = true;
  if (event === "error") problems.push(`${state.chatId}: ${data}`);
}

/** Reads every stored answer, page by page. */
async function compare() {
  const stored = new Map();
  const limit = 500;
  for (let page = 1; ; page += 1) {
    const { body } = await pool.request({
      path: `${new URL(task.messages).pathname}?limit=${limit}&page=${page}`,
      method: "GET",
      headers: task.headers,
    });
    const rows = await body.json();
    for (const { role, chatId, content } of rows) if (role === "apiMessage") stored.set(chatId, content);
    if (rows.length < limit) break;
  }
  let wrong = 0;
  for (const [chatId, { text, ended }] of said) {
    const expected = words.map((word) => ` ${chatId}${word}`).join("");
    if (ended && text === stored.get(chatId) && text === expected) continue;
    wrong += 1;
    problems.push(`${chatId}: ended ${ended}, said ${text.length} of ${stored.get(chatId)?.length} characters`);
  }
  return wrong;
}

/** Mulberry32. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
