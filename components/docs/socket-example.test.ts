import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { socketExample, socketScript } from "./socket-example";

const socket = { base: "https://weft.example.com/api/v1", path: "/chats/{id}/ws" };

it("opens the connection by a command, with a key", () => {
  expect(socketExample(socket)).toContain('"wss://weft.example.com/api/v1/chats/$ID/ws"');
  expect(socketExample(socket)).toContain('-H "X-API-KEY: $API_KEY"');
});

it("opens it from a page too, by a script that can be run, and shows what is said", () => {
  const page = `
    const [id, accessToken] = ["7", "t"];
    class WebSocket {
      constructor(address, protocols) { console.log(address, protocols.join()); }
      send(frame) { console.log(JSON.parse(frame).message); }
    }
    ${socketScript(socket)}
    socket.onopen();
    socket.onmessage({ data: '{"event": "message", "data": {"sender": "Ada", "content": "Hello back"}}' });`;
  expect(execFileSync(process.execPath, ["-e", page]).toString().split("\n")).toEqual([
    "wss://weft.example.com/api/v1/chats/7/ws weft.chat,weft.token.t",
    ...["Hello", "Ada Hello back", ""],
  ]);
});
