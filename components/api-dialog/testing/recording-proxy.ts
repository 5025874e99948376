import { createServer, type IncomingHttpHeaders, request as open } from "node:http";

export interface Recorded {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface RecordingProxy {
  origin: string;
  seen: Recorded[];
  close(): Promise<void>;
}

/** Passes requests on to a server, and keeps what was sent. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const seen: Recorded[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      seen.push({ method, path: url, headers, body: body.toString() });
      const { "transfer-encoding": _, connection: __, ...others } = headers;
      const passed = { ...others, "content-length": String(body.length) };
      const onward = open(target + (url ?? ""), { method, headers: passed, agent: false }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
