// A chat model that costs nothing: OpenAI's dialect over HTTP, twenty words to every question. The model's name sets
// the pace: `instant` answers at once, `paced` takes 100 ms a word, as a provider would.
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

function answer({ stream, model }, response) {
  if (!stream) {
    response.writeHead(200, { "content-type": "application/json" });
    return response.end(whole);
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (model !== "paced") return response.end(pieces.join("") + ending);
  let next = 0;
  const timer = setInterval(() => {
    if (next < pieces.length) return response.write(pieces[next++]);
    clearInterval(timer);
    response.end(ending);
  }, 100);
  response.on("close", () => clearInterval(timer));
}

server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
