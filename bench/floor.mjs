// The least that anybody could do: a bare `node:http` handler that asks the same model server through the same client
// and writes one row. What Weft needs beyond this is Weft's own.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { ChatOpenAI } from "@langchain/openai";
import { openStore } from "./store.mjs";

const { modelUrl, databaseUrl, dataDir } = JSON.parse(process.argv[2]);
const insert = await openStore({ databaseUrl, dataDir });
const client = (modelName) => {
  return new ChatOpenAI({ modelName, apiKey: "none", maxRetries: 0, configuration: { baseURL: modelUrl } });
};
const models = { instant: client("instant"), paced: client("paced") };

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    const call = JSON.parse(body);
    const work = call.streaming ? stream(call, response) : answer(call, response);
    work.catch(() => response.destroy());
  });
});

async function answer({ question, model = "instant" }, response) {
  const { content } = await models[model].invoke(question);
  await insert(randomUUID(), question, content);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ text: content, question }));
}

async function stream({ question, model = "paced" }, response) {
  const frame = (event, data) => response.write(`message:\ndata:${JSON.stringify({ event, data })}\n\n`);
  response.writeHead(200, { "content-type": "text/event-stream" });
  frame("start", "");
  let text = "";
  for await (const { content } of await models[model].stream(question)) {
    if (!content) continue;
    text += content;
    frame("token", content);
  }
  await insert(randomUUID(), question, text);
  frame("end", "[DONE]");
  response.end();
}

server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
