import { addressThroughNext } from "@/server/platform/client-address";
import type { Runtime } from "@/server/runtime";
import type { MemberActor } from "@/server/services/context";
import { publicOrigin } from "./public-origin";

/** What a request that came through Next says about who sent it. */
export interface Caller {
  member: MemberActor | null;
  /** Where the request came from, for rate limits. */
  address: string;
  /** Address of this server as its visitors know it, for links. */
  origin: string;
}

export async function readCaller(runtime: Pick<Runtime, "auth" | "env">, headers: Headers): Promise<Caller> {
  return {
    member: await runtime.auth.currentMember(headers),
    address: addressThroughNext(headers),
    origin: publicOrigin(runtime.env, headers),
  };
}
