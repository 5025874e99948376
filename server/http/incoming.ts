import type { Runtime } from "@/server/runtime";
import type { ApiRequest } from "./api-request";

/** A request of the API on its way to an endpoint, the same through both doors. */
export interface Incoming {
  runtime: Runtime;
  request: ApiRequest;
  /** Segments that the path's `:names` stand for, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Where the caller is, for counting calls. */
  address: string;
}
