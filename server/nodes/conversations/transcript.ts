import { spokenContent } from "./spoken-content";
import { nameOf, type Stage } from "./stage";
import type { Saying } from "./state";

/** A conversation as lines, for those who are no part of it. */
export const transcript = (stage: Stage, said: readonly Saying[]): string =>
  said.map((saying) => `${nameOf(stage, saying.from)}: ${spokenContent(saying)}`).join("\n\n");
