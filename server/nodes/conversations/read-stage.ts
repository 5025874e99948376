import { AppError } from "@/domain/errors";
import type { Cast, CastWire, StepScope } from "../step-scope";
import { groupKind, nestedKind } from "@/domain/catalogue/speaker-kinds";
import { type Actor, readPlayers } from "./read-players";
import { type Chat, outsider, type Stage } from "./stage";

/** Asks a model what a conversation came to, when its author has not said how. */
const usualReflection =
  "Sum up what came out of this conversation in a few sentences, without an introduction. Say so when the task was not solved.";

/** Who is on stage, and what a step has to talk about. Rejects on the node that is set wrongly. */
export async function readStage(
  scope: StepScope,
  node: { id: string; label: string },
): Promise<{ stage: Stage; actors: ReadonlyMap<string, Actor> }> {
  const cast = scope.cast ?? { members: [], wires: [] };
  const self = cast.members.find(({ id }) => id === node.id);
  if (self?.name === nestedKind)
    throw new AppError("unprocessable", `“${node.label}” belongs to an agent: draw a wire from that agent to it.`);
  const toChat = chatReader(scope);
  const chatsFrom = (id: string, isMeant: (wire: CastWire) => boolean): Promise<Chat[]> =>
    Promise.all(cast.wires.filter((wire) => wire.from === id && isMeant(wire)).map(toChat));
  const toSpeaker = ({ to }: CastWire): boolean => kindOf(cast, to) !== nestedKind;
  const found = await readPlayers(cast, (id) => chatsFrom(id, toSpeaker));
  const actors = new Map(found.map((actor) => [actor.member.id, actor]));
  const direct = await chatsFrom(node.id, toSpeaker);
  const own = actors.get(node.id)?.player;
  const nested = own?.kind === "agent" ? own.nested : [];
  const isGroup = self?.name === groupKind;
  const chats = isGroup ? [await toChat({ from: outsider, to: node.id })] : direct.length > 0 ? direct : nested;
  if (chats.length === 0)
    throw new AppError("unprocessable", `“${node.label}” talks to nobody. Draw a wire from it to another agent.`);
  const players = new Map(found.map(({ player }) => [player.id, player]));
  const owner = isGroup ? outsider : node.id;
  return { stage: { owner, chats, question: scope.input, players, seed: scope.key }, actors };
}

const kindOf = ({ members }: Cast, id: string): string | undefined => members.find((one) => one.id === id)?.name;

const chatReader =
  ({ turn }: Pick<StepScope, "turn">) =>
  async ({ to, message = "", maxTurns, summaryMethod, summaryPrompt = "" }: CastWire): Promise<Chat> => ({
    ...{ to, maxTurns, message: message.includes("{{") ? await turn.resolve(message) : message },
    reflection: summaryMethod === "reflection_with_llm" ? summaryPrompt.trim() || usualReflection : undefined,
  });
