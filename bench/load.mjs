// The load generator, in a process of its own so that it does not compete with what it measures for an event loop.
// Takes its task as JSON and prints its findings as JSON.
import { performance } from "node:perf_hooks";
import { Pool } from "undici";
import { percentile } from "./percentile.mjs";
import { words } from "./words.mjs";

const task = JSON.parse(process.argv[2]);
const expected = words.join("");
const { origin, pathname } = new URL(task.url);
const pool = new Pool(origin, {
  connections: task.connections,
  pipelining: 1,
  headersTimeout: 120_000,
  bodyTimeout: 120_000,
});

const call = (body) =>
  pool.request({
    path: pathname,
    method: "POST",
    headers: { "content-type": "application/json", ...task.headers },
    body: JSON.stringify(body),
  });

console.log(JSON.stringify(task.kind === "streams" ? await streams() : await requests()));
await pool.destroy();

/** Each connection asks again as soon as it has its answer. */
async function requests() {
  await loopFor(task.warmup, []);
  const times = [];
  const began = performance.now();
  const wrong = await loopFor(task.seconds, times);
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: times.length / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), wrong };
}

async function loopFor(seconds, times) {
  const until = performance.now() + seconds * 1000;
  let wrong = 0;
  const loop = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      if (await answersRight()) times.push(performance.now() - began);
      else wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: task.connections }, loop));
  return wrong;
}

async function answersRight() {
  const { statusCode, body } = await call({ question: "hello" });
  const text = await body.text();
  return statusCode === 200 && text.includes(`"text":"${expected}"`);
}

/** Every connection opens one stream, all at the same moment. */
async function streams() {
  const results = await Promise.all(Array.from({ length: task.connections }, () => oneStream().catch(() => null)));
  const whole = results.filter((result) => result?.whole);
  const firsts = whole.map((result) => result.first);
  return {
    whole: whole.length,
    lost: results.length - whole.length,
    p50: percentile(firsts, 0.5),
    p99: percentile(firsts, 0.99),
  };
}

async function oneStream() {
  const began = performance.now();
  const { body } = await call({ question: "hello", streaming: true });
  body.setEncoding("utf8");
  let [text, rest, first, ended] = ["", "", 0, false];
  for await (const part of body) {
    const frames = (rest + part).split("\n\n");
    rest = frames.pop();
    for (const { event, data } of frames.flatMap(read)) {
      if (event === "token" && data !== "" && first === 0) first = performance.now() - began;
      if (event === "token") text += data;
      if (event === "end") ended = true;
    }
  }
  return { whole: ended && text === expected, first };
}

function read(frame) {
  const line = frame.split("\n").find((candidate) => candidate.startsWith("data:"));
  return line ? [JSON.parse(line.slice("data:".length))] : [];
}
