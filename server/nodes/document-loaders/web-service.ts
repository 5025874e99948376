import type { z } from "zod";
import { AppError } from "@/domain/errors";
import type { OutsideTools } from "@/server/engine/ports";

/** A web API that a loader reads from. */
export interface WebService {
  /** For messages. */
  name: string;
  fetch: OutsideTools["fetch"];
  headers?: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

const mostTries = 4;
const longestPauseMs = 30_000;

/** What the service answers. Waits where it asks for patience; throws in words that say what to do. No error quotes an address: it may hold a key. */
export async function callService(service: WebService, url: string, init: RequestInit = {}): Promise<Response> {
  const { name, headers, signal } = service;
  for (let attempt = 1; ; attempt += 1) {
    const sent = { ...headers, ...Object.fromEntries(new Headers(init.headers).entries()) };
    const response = await service.fetch(url, { ...init, headers: sent, signal });
    if (response.ok) return response;
    await response.body?.cancel();
    if (!isBusy(response) || attempt === mostTries) throw refusal(name, response.status);
    await pause(patience(response, attempt), signal);
  }
}

/** The answer's JSON in the form that is expected. */
export async function readJson<T>(
  service: WebService,
  url: string,
  form: z.ZodType<T>,
  init: RequestInit = {},
): Promise<T> {
  const response = await callService(service, url, init);
  const value: unknown = await response.json().catch(() => undefined);
  const parsed = form.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("upstream_failed", `${service.name} answered in a form that is not known here.`, {
    cause: parsed.error,
  });
}

const isBusy = ({ status }: Response): boolean => status === 429 || status === 503;

function patience(response: Response, attempt: number): number {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Math.min(Number.isNaN(seconds) ? 500 * 2 ** attempt : seconds * 1000, longestPauseMs);
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", leave);
      resolve();
    }, ms);
    signal.addEventListener("abort", leave, { once: true });
  });

function refusal(name: string, status: number): AppError {
  if (status === 401 || status === 403)
    return new AppError(
      "upstream_failed",
      `${name} refused access (${status}). Check the credential and what it may see.`,
      {
        nature: "author",
      },
    );
  if (status === 404)
    return new AppError(
      "not_found",
      `${name} does not have it (404). Check the name, and that the credential may see it.`,
    );
  if (status === 429) return new AppError("rate_limited", `${name} is asked too often. Try again later.`);
  return new AppError("upstream_failed", `${name} answered ${status}.`);
}
