import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { refuseOffer } from "./refuse-offer.mjs";

it("answers requests that offer HTTP/2 as if they did not, with their bodies, on the same connection", async () => {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text) => (body += text));
    request.on("end", () =>
      response.end(`${request.method} ${request.url} ${String(request.headers["x-key"])} [${body}]`),
    );
  });
  server.on("upgrade", (request, stream, head) => refuseOffer(server, request, stream, head));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const client = connect(server.address().port, "127.0.0.1");
  let heard = "";
  client.setEncoding("utf8").on("data", (text) => (heard += text));
  const offer =
    "Host: x\r\nX-Key: k\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAA\r\n";
  client.write(`POST /first?a=1 HTTP/1.1\r\n${offer}Content-Length: 11\r\n\r\nhello`);
  await new Promise((resolve) => setImmediate(resolve));
  client.write(" world");
  await expect.poll(() => heard).toContain("POST /first?a=1 k [hello world]");
  client.write(`GET /second HTTP/1.1\r\n${offer}\r\n`);
  await expect.poll(() => heard).toContain("GET /second k []");
  client.destroy();
  server.close();
});
