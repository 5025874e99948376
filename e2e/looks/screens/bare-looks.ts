import type { Look } from "../look";
import { plainPage } from "../plain-page";

const bare = (page: string): Look => plainPage(`none-${page}`, `(studio)/${page}`, `/${page}`);

/** The same pages in a workspace in which nothing has been made. */
export const bareLooks: readonly Look[] = [
  "chatflows",
  "agentflows",
  "chat",
  "executions",
  "inbox",
  "messages",
  "documents",
  "tools",
  "credentials",
  "variables",
  "api-keys",
].map(bare);
