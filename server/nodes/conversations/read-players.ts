import { AppError } from "@/domain/errors";
import { agentTools } from "../agentflow/agent-tools";
import { isChosen } from "../agentflow/is-chosen";
import type { Cast, CastMember } from "../step-scope";
import { agentKind, groupKind, nestedKind } from "@/domain/catalogue/speaker-kinds";
import { type AgentSettings, agentSettings, type GroupSettings, groupSettings } from "./settings";
import type { Agent, Chat, Group } from "./stage";

/** Somebody of the cast with their settings, of which the stage knows only what decides how it goes. */
export type Actor =
  | { kind: "agent"; member: CastMember; settings: AgentSettings; player: Agent }
  | { kind: "group"; member: CastMember; settings: GroupSettings; player: Group };

/** Everybody who can speak, in the order of the document. `chatsOf` gives what a nested chat is about. */
export async function readPlayers(cast: Cast, chatsOf: (id: string) => Promise<Chat[]>): Promise<Actor[]> {
  const agents = await Promise.all(cast.members.filter(isKind(agentKind)).map((one) => readAgent(one, cast, chatsOf)));
  const names = new Map<string, string>();
  for (const { member, player } of agents) {
    if (names.has(player.name))
      throw new AppError("unprocessable", `Two agents are called “${player.name}”. Give one of them another name.`, {
        nodeId: member.id,
      });
    names.set(player.name, member.id);
  }
  const groups = await Promise.all(cast.members.filter(isKind(groupKind)).map((one) => readGroup(one, cast, names)));
  return [...agents, ...groups];
}

const isKind =
  (kind: string) =>
  ({ name }: CastMember): boolean =>
    name === kind;

async function readAgent(member: CastMember, cast: Cast, chatsOf: (id: string) => Promise<Chat[]>) {
  const settings = agentSettings.parse(await member.inputs());
  const queues = cast.wires.filter(({ from, to }) => from === member.id && isNested(cast, to));
  const nested = await Promise.all(queues.map(({ to }) => chatsOf(to)));
  const { tools } = await agentTools(member, settings.agentToolsToExecute);
  const player: Agent = {
    ...{ kind: "agent", id: member.id, name: settings.agentName?.trim() || member.label },
    ...{ description: settings.agentDescription?.trim() ?? "", asksPerson: settings.agentHumanInputMode },
    ...{ mostReplies: settings.agentMaxConsecutiveAutoReply, endWord: settings.agentTerminationMessage },
    ...{ hasModel: !settings.agentDisableModel && isChosen(settings.agentModel), nested: nested.flat() },
    ...{ runsCode: settings.agentCodeExecution === true, executes: tools.map(({ name }) => name) },
  };
  return { kind: "agent", member, settings, player } as const;
}

const isNested = ({ members }: Cast, id: string): boolean => members.find((one) => one.id === id)?.name === nestedKind;

async function readGroup(member: CastMember, cast: Cast, names: ReadonlyMap<string, string>) {
  const settings = groupSettings.parse(await member.inputs());
  // Whom a member asks on the side is no member.
  const aside = new Set(cast.wires.filter(({ from }) => isNested(cast, from)).map(({ to }) => to));
  const members = cast.members.filter(
    ({ inside, name, id }) => inside === member.id && name === agentKind && !aside.has(id),
  );
  if (members.length === 0)
    throw new AppError("unprocessable", `Nobody is in “${member.label}”. Drag agents into it.`, { nodeId: member.id });
  const player: Group = {
    ...{ kind: "group", id: member.id, name: member.label, selection: settings.groupSpeakerSelection },
    ...{ maxRound: settings.groupMaxRound, members: members.map(({ id }) => id) },
    hasModel: isChosen(settings.groupModel),
    transitions: settings.groupTransitions.flatMap(({ from = "", to = "" }) => {
      const ends = [names.get(from.trim()), names.get(to.trim())];
      return ends[0] === undefined || ends[1] === undefined ? [] : [{ from: ends[0], to: ends[1] }];
    }),
  };
  if (player.selection === "auto" && !player.hasModel)
    throw new AppError("unprocessable", `Choose the model with which “${member.label}” decides who speaks next.`, {
      nodeId: member.id,
    });
  return { kind: "group", member, settings, player } as const;
}
