import type { NodeTools } from "@/server/engine/ports";
import { modelRecord } from "../agentflow/model-record";
import { speakerName } from "../agentflow/speaker-name";
import { expiryOf, requireDecided } from "../agentflow/wait-limit";
import { questionOf } from "../agentflow/step-conversation";
import type { HumanDecision, StepResult, StepScope } from "../step-scope";
import type { Conversing } from "./conversing";
import { asksPerson, pauseOf } from "./pause-of";
import { perform } from "./perform";
import { readStage } from "./read-stage";
import { settle } from "./settle";
import { nameOf, type Stage } from "./stage";
import { actingIn } from "./todo";
import { waitLimitOf } from "./wait-limit-of";
import { beginning, type State, stateSchema } from "./state";

interface ConversationStep {
  node: { id: string; label: string };
  scope: StepScope;
  tools: NodeTools;
  signal: AbortSignal;
}

/** Takes a conversation one turn on: until somebody has spoken, a person is to be asked, or it has ended. */
export async function converse({ node, scope, tools, signal }: ConversationStep): Promise<StepResult> {
  const { stage, actors } = await readStage(scope, node);
  const record = modelRecord((event) => scope.emit(event));
  const conversing: Conversing = { stage, actors, scope, tools, signal, record };
  let state = scope.kept === undefined ? beginning(stage.owner, stage.question) : stateSchema.parse(scope.kept);
  let answer = scope.resumed && wordsOf(scope.resumed.decision);
  for (;;) {
    const settled = settle(stage, state);
    const { todo } = settled;
    if (todo.kind === "end") return ended(stage, settled.state, todo.content, { scope, node });
    if (asksPerson(todo) && answer === undefined) {
      const limit = expiryOf(waitLimitOf(conversing, todo), scope.now());
      return { pause: { ...pauseOf(stage, settled.state, todo), ...limit }, resume: settled.state };
    }
    if (scope.resumed) requireDecided(scope.resumed.decision, waitLimitOf(conversing, todo));
    const { turn, state: next } = await perform(conversing, settled.state, todo, answer ?? "").catch(
      (error: unknown) => {
        signal.throwIfAborted();
        throw actors.get(actingIn(todo))?.member.explain(error) ?? error;
      },
    );
    answer = asksPerson(todo) ? undefined : answer;
    if (turn) return { turn, resume: next };
    state = next;
  }
}

const wordsOf = ({ type, feedback }: HumanDecision): string => (type === "reject" ? "exit" : feedback);

function ended(
  stage: Stage,
  { ended: conversations, used, turns }: State,
  content: string,
  { scope, node }: Pick<ConversationStep, "scope" | "node">,
): StepResult {
  const sources = used.flatMap(({ sourceDocuments }): unknown[] =>
    Array.isArray(sourceDocuments) ? sourceDocuments : [],
  );
  return {
    output: {
      ...{ content, turns },
      conversations: conversations.map(({ from, to, stop, summary }) => ({
        ...{ from: nameOf(stage, from), to: nameOf(stage, to), stop, summary },
      })),
      ...(used.length > 0 && { usedTools: used }),
      ...(sources.length > 0 && { sourceDocuments: sources }),
    },
    messages: [...questionOf(scope), { role: "assistant", content, name: speakerName(node.label) }],
  };
}
