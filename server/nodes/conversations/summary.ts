import { withoutWord } from "./end-word";
import { agentOf, groupOf, type Stage } from "./stage";
import type { Talk } from "./state";

/** What a conversation came to: the last that was said in it, without the word that ends it. */
export function lastSaid(stage: Stage, { said, from, to }: Talk): string {
  const words = endWords(stage, from, to);
  const spoken = said.toReversed().filter(({ calls }) => calls === undefined);
  for (const { content } of spoken) {
    const text = words.reduce((rest, word) => withoutWord(rest, word), content.trim());
    if (text !== "") return text;
  }
  return "";
}

/** Words with which agents and members of groups end their conversations. */
export const endWords = (stage: Stage, ...ids: string[]): string[] => {
  const agents = ids.flatMap((id) => groupOf(stage, id)?.members ?? [id]);
  return [...new Set(agents.flatMap((id) => agentOf(stage, id)?.endWord ?? []))];
};

/** Whose model can tell what a conversation came to: the other's, else that of whoever began it. */
export function narrator(stage: Stage, { from, to }: Talk): string | undefined {
  const group = groupOf(stage, to);
  const candidates = [to, ...(group?.members ?? []), from];
  return candidates.find((id) => stage.players.get(id)?.hasModel);
}
