// An embedding model that costs nothing: OpenAI's dialect over HTTP. The same text always gets the same vector, and
// texts that begin alike get vectors that are near each other.
import { createServer } from "node:http";

const dimensions = 256;

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    const texts = [JSON.parse(body).input].flat();
    const data = texts.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }));
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ object: "list", model: "bench", data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
    );
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));

function vectorOf(text) {
  let seed = 2_166_136_261;
  const vector = [];
  for (let place = 0; place < dimensions; place += 1) {
    seed = Math.imul(seed ^ text.charCodeAt(place % text.length), 16_777_619);
    vector.push(Number(((seed >>> 0) / 2 ** 31 - 1).toFixed(4)));
  }
  return vector;
}
