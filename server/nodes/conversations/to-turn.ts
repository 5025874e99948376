import type { ConversationTurn } from "@/domain/api/trace-item";
import { spokenContent } from "./spoken-content";
import { nameOf, type Stage } from "./stage";
import type { Saying, State } from "./state";

/** What was said, as the trace shows it. */
export function toTurn(stage: Stage, before: State, after: State, saying: Saying): ConversationTurn {
  const { from, to, kind, calls, results } = saying;
  const usedTools = after.used.slice(before.used.length);
  const inside = before.frames.filter((frame) => frame.kind === "queue").length - 1;
  const meta = {
    ...(calls && { calls: calls.map(({ id, name, args }) => ({ id, name, args })) }),
    ...(results && { results }),
    ...(usedTools.length > 0 && { usedTools }),
    // How many conversations it is inside of.
    ...(inside > 0 && { depth: inside }),
  };
  return {
    ...{ sender: nameOf(stage, from), receiver: nameOf(stage, to), content: spokenContent(saying), kind },
    ...(Object.keys(meta).length > 0 && { meta }),
  };
}
