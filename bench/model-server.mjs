// A chat model that costs nothing: OpenAI's dialect over HTTP, twenty words to every question. The model's name sets
// the pace: `instant` answers at once, `paced` takes 100 ms a word, as a provider would. `brisk` takes 3 ms a word and says
// the question before each, so that no two answers are alike.
import { createServer } from "node:http";
import { words } from "./words.mjs";

const chunk = (delta, finish = null) =>
  `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 0, model: "bench", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
const pieces = words.map((content) => chunk({ role: "assistant", content }));
const ending = `${chunk({}, "stop")}data: [DONE]\n\n`;
const whole = JSON.stringify({
  id: "c",
  object: "chat.completion",
  created: 0,
  model: "bench",
  choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: words.join("") } }],
  usage: { prompt_tokens: 10, completion_tokens: words.length, total_tokens: 10 + words.length },
});

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => answer(JSON.parse(body || "{}"), response));
});

function answer({ stream, model, messages }, response) {
  if (!stream) {
    response.writeHead(200, { "content-type": "application/json" });
    return response.end(whole);
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (model === "paced") return speak(response, pieces, 100);
  if (model !== "brisk") return response.end(pieces.join("") + ending);
  const question = messages.at(-1).content;
  const own = words.map((word) => chunk({ role: "assistant", content: ` ${question}${word}` }));
  speak(response, own, 3);
}

function speak(response, said, pauseMs) {
  let next = 0;
  const timer = setInterval(() => {
    if (next < said.length) return response.write(said[next++]);
    clearInterval(timer);
    response.end(ending);
  }, pauseMs);
  response.on("close", () => clearInterval(timer));
}

server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
