import * as contracts from "@/domain/api/contracts/server";
import { version as current } from "@/package.json";
import { apiHeaders } from "../error-response";
import { publicRoute } from "../route";

export const ping = publicRoute(
  contracts.ping,
  async () => new Response("pong", { headers: { ...apiHeaders, "content-type": "text/html; charset=utf-8" } }),
);

export const version = publicRoute(contracts.version, async () => ({ version: current }));

export const ip = publicRoute(contracts.ip, async ({ incoming: { address } }) => ({
  ip: address,
  msg: "Check that this is your own address. If it is not, the server does not know of a proxy before it.",
}));

export const settings = publicRoute(contracts.settings, async () => ({ PLATFORM_TYPE: "open source" as const }));
