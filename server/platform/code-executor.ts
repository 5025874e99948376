import { z } from "zod";
import { AppError } from "@/domain/errors";
import type { CodeRequest } from "@/server/engine/ports";
import { createSafeFetch } from "./safe-fetch";

export interface CodeExecutor {
  /** Runs a program and gives how it ended and what it printed. */
  run(request: CodeRequest): Promise<{ exitCode: number; output: string }>;
  close(): Promise<void>;
}

const longestMs = 120_000;
const mostBytes = 1024 * 1024;
const mostChars = 100_000;

const reply = z.object({ exitCode: z.number().int(), output: z.string() });

/**
 * The operator's own service for programs in other languages than JavaScript: gets `{ language, code }` and answers
 * `{ exitCode, output }`. Only its host is reached, whatever it redirects to.
 */
export function createCodeExecutor(address: string): CodeExecutor {
  const host = new URL(address).hostname.replace(/^\[(.*)\]$/, "$1");
  const outbound = createSafeFetch({ allowPrivateHosts: [host], timeoutMs: longestMs, maxBytes: mostBytes });
  return {
    async run({ language, code, signal }) {
      const response = await outbound.fetch(address, {
        ...{ method: "POST", headers: { "content-type": "application/json" } },
        ...{ body: JSON.stringify({ language, code }), redirect: "error", ...(signal && { signal }) },
      });
      const read = reply.safeParse(await response.json().catch(() => undefined));
      if (response.ok && read.success) return { ...read.data, output: read.data.output.slice(0, mostChars) };
      throw new AppError(
        "upstream_failed",
        `The service that runs code answered ${String(response.status)} in a form that is not understood. Its operator named it in CODE_EXECUTOR_URL.`,
      );
    },
    close: () => outbound.close(),
  };
}
