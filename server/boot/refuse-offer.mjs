/**
 * Lets a request come again without the other protocol that it offers in passing, as programs do that would like HTTP/2:
 * it gets a plain answer. Older Nodes hand such requests over with their connection, and ask nobody first.
 */
export function refuseOffer(server, request, stream, head) {
  const { method, url, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let n = 0; n < rawHeaders.length; n += 2) {
    if (!/^(connection|upgrade|http2-settings)$/i.test(rawHeaders[n]))
      lines.push(`${rawHeaders[n]}: ${rawHeaders[n + 1]}`);
  }
  stream.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("connection", stream);
}
