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

export const ip = defineContract({
  method: "GET",
  path: "/ip",
  summary: "The address from which the server sees the caller.",
  access: { kind: "public" },
  reply: z.object({ ip: z.string(), msg: z.string() }),
});

export const settings = defineContract({
  method: "GET",
  path: "/settings",
  summary: "What kind of server this is, in Flowise's words.",
  access: { kind: "public" },
  reply: z.object({ PLATFORM_TYPE: z.literal("open source") }),
});
