import type { ApiRequest } from "../api-request";

/** The event after which a reader wants to go on; a request that names one never begins a run. */
export const lastEventIdOf = ({ headers }: ApiRequest): string | undefined =>
  headers.get("last-event-id")?.trim() || undefined;
