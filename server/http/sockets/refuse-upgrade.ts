import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";

/** Answers a request for a connection as any other request is answered. */
export async function refuseUpgrade(stream: Duplex, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const start = `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ""}\r\n`;
  const length = `connection: close\r\ncontent-length: ${body.length}\r\n\r\n`;
  stream.end(Buffer.concat([Buffer.from(start + lines.join("") + length), body]));
}
