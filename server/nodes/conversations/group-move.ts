import { assertNever } from "@/domain/assert-never";
import { eligible, nextInList } from "./choose-speaker";
import { endsWithWord } from "./end-word";
import type { Move } from "./move";
import { replyMove } from "./reply-move";
import type { Group, Stage } from "./stage";
import { type State, type Stop, type Talk, withTop } from "./state";

/** What ends a group whatever its members' own words are. */
const usualEndWord = "TERMINATE";

/** Everybody hears everything; who speaks next is chosen each time. */
export function groupMove(stage: Stage, state: State, talk: Talk, group: Group): Move {
  if (talk.speaker !== undefined) return replyMove(stage, state, talk, { me: talk.speaker, to: group.id });
  const stopped = (stop: Stop): Move => ({ state: withTop(state, { ...talk, stop }) });
  if (endsWithWord(talk.said.at(-1)?.content ?? "", usualEndWord)) return stopped("termination");
  if (talk.said.length >= group.maxRound) return stopped("max_round");
  const candidates = eligible(stage, group, talk);
  const [only, ...others] = candidates;
  if (only === undefined) return stopped("no_speaker");
  const chosen = (speaker: string | undefined): Move => ({
    state: withTop(state, { ...talk, speaker: speaker ?? only }),
  });
  if (others.length === 0) return chosen(only);
  switch (group.selection) {
    case "round_robin":
      return chosen(nextInList(group, talk, candidates));
    case "random": {
      const moment = `${stage.seed}:${group.id}:${String(state.turns)}`;
      return { todo: { kind: "lot", group: group.id, candidates, moment } };
    }
    case "manual":
    case "auto":
      if (group.selection === "manual" && !talk.unaided) return { todo: { kind: "pick", group: group.id, candidates } };
      // Without a model to ask, the list decides.
      if (!group.hasModel) return chosen(nextInList(group, talk, candidates));
      return { todo: { kind: "select", group: group.id, candidates } };
    default:
      return assertNever(group.selection);
  }
}
