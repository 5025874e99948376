import type { WaitLimit } from "../agentflow/wait-limit";
import type { Conversing } from "./conversing";
import type { Todo } from "./todo";

/** How long a person may take to answer. Whoever chooses the next speaker of a group has all the time there is. */
export function waitLimitOf({ actors }: Pick<Conversing, "actors">, todo: Todo): WaitLimit {
  const actor = todo.kind === "ask" ? actors.get(todo.me) : undefined;
  const settings = actor?.kind === "agent" ? actor.settings : undefined;
  return {
    amount: settings?.agentHumanInputTimeLimit,
    unit: settings?.agentHumanInputTimeLimitUnit,
    outcome: settings?.agentHumanInputTimeLimitThen,
  };
}
