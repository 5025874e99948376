import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { RestService } from "../outside/rest-service";
import { serviceRefusal } from "../outside/service-refusal";

type Call = Parameters<RestService["send"]>[0];

const begun = z.object({ taskUid: z.number() });
const task = z.object({ status: z.string(), error: z.object({ code: z.string(), message: z.string() }).nullish() });
const pauseMs = 50;
const longestMs = 60_000;

/** What Meilisearch does is a task: it is asked after until it has ended. Gives the code of a task that failed over `mayFail`. */
export async function meilisearchTask(
  rest: RestService,
  call: Call,
  signal: AbortSignal,
  mayFail: readonly string[] = [],
): Promise<string | undefined> {
  const { taskUid } = await rest.ask(begun, call, signal);
  for (const until = Date.now() + longestMs; Date.now() < until;) {
    const state = await rest.ask(task, { method: "GET", path: `/tasks/${taskUid}` }, signal);
    if (state.status === "succeeded") return undefined;
    if (state.status === "failed" || state.status === "canceled") {
      const { code = "", message = state.status } = state.error ?? {};
      if (mayFail.includes(code)) return code;
      throw serviceRefusal({ service: rest.name, said: message });
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new AppError("upstream_failed", "Meilisearch has not got to it within a minute. Look at its tasks.");
}
