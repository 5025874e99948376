import { appRouter } from "@/server/api/root";
import { createCallerFactory } from "@/server/api/trpc";
import type { MemberActor } from "@/server/services/context";
import type { TestApi } from "./start-api";

/** The editor's own API, as somebody who is signed in calls it; null: nobody is. */
export const memberCaller = (api: TestApi, member: MemberActor | null) =>
  createCallerFactory(appRouter)({
    ...{ runtime: api.runtime, member, address: "test", origin: api.origin, resHeaders: new Headers() },
  });
