import { z } from "zod";
import { defineContract } from "../contract";

export const ping = defineContract({
  method: "GET",
  path: "/ping",
  summary: "Answers `pong` while the server is up.",
  access: { kind: "public" },
  media: "text/html",
});

export const version = defineContract({
  method: "GET",
  path: "/version",
  summary: "Version of the server.",
  access: { kind: "public" },
  reply: z.object({ version: z.string() }),
});
