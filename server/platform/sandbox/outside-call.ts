import { z } from "zod";
import { isAppError } from "@/domain/errors";
import type { OutsideTools } from "@/server/engine/ports";

const requestSchema = z.object({
  url: z.string(),
  method: z.string().default("GET"),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
});

const mostChars = 2_000_000;
const patienceMs = 60_000;

/** What a script's request outside came to: an answer, or why there is none, as JSON. Never rejects. */
export async function outsideCall(fetcher: OutsideTools["fetch"], text: string, signal: AbortSignal): Promise<string> {
  try {
    const { url, method, headers, body } = requestSchema.parse(JSON.parse(text));
    const response = await fetcher(url, {
      ...{ method, headers, signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) },
      ...(body !== undefined && method.toUpperCase() !== "GET" && method.toUpperCase() !== "HEAD" && { body }),
    });
    const answer = await response.text();
    if (answer.length > mostChars) return failed("The answer has more than two million characters.");
    const { status, statusText } = response;
    return JSON.stringify({
      status,
      statusText,
      headers: Object.fromEntries(response.headers.entries()),
      body: answer,
    });
  } catch (error) {
    if (isAppError(error)) return failed(error.message);
    if (error instanceof z.ZodError) return failed("A request needs an address, and a body that is a text.");
    return failed(signal.aborted ? "The run has ended." : "The request failed or took longer than a minute.");
  }
}

const failed = (error: string): string => JSON.stringify({ error });
