import { runAgent } from "../agents/run-agent";
import { quietTurn } from "../chains/quiet-turn";
import { defineStep } from "../define-step";
import { type AgentContext, agentInputs, usualRounds } from "./agent-inputs";
import { agentOutput } from "./agent-output";
import { agentPause, keepProgress, verdictOf } from "./agent-pause";
import { beginAgent } from "./begin-agent";
import { builtInTools } from "./built-in-tools";
import { keepBuiltIn } from "./keep-built-in";
import { chosenModel } from "./chosen-model";
import { stepTools } from "./step-tools";
import { modelRecord } from "./model-record";
import { replyOf } from "./reply-of";
import { shownMessages } from "./shown-messages";
import { stateChanges } from "./state-changes";
import { questionOf } from "./step-conversation";
import { structuredAnswer } from "./structured-answer";
import { structuredSchema } from "./structured-schema";
import { expiryOf, requireDecided, type WaitLimit } from "./wait-limit";

export default defineStep({
  name: "agentAgentflow",
  version: 3.2,
  label: "Agent",
  description: "A model that decides by itself which of its tools to call, until it can answer.",
  icon: "agent-step.svg",
  step: { color: "#4DD0E1" },
  summary: ["agentModel", "agentTools"],
  inputs: agentInputs,
  async run(context) {
    const { inputs, node, scope, signal } = context;
    const limit = waitLimitOf(inputs);
    if (scope.resumed) requireDecided(scope.resumed.decision, limit);
    const record = modelRecord((event) => scope.emit(event));
    const schema = structuredSchema(inputs.agentStructuredOutput);
    const account = { nodeId: node.id, signal, emit: record.emit, streaming: scope.streaming && !schema };
    const model = await chosenModel(scope, inputs.agentModel);
    const { tools, guarded, nodeOf } = await stepTools(context);
    const outcome = await runAgent({
      ...{ model, tools, guarded, nodeId: node.id, key: scope.key, reportEachTool: true, keepFindings: true },
      progress: await beginAgent(context, model, record.emit),
      builtIn: builtInTools(
        inputs.agentToolsBuiltInOpenAI,
        inputs.agentToolsBuiltInGemini,
        inputs.agentToolsBuiltInAnthropic,
      ),
      maxIterations: inputs.agentMaxIterations ?? usualRounds,
      builtInUses: (message, client) => keepBuiltIn(message, { scope, client, signal, emit: record.emit }),
      verdict: scope.resumed && verdictOf(scope.resumed.decision),
      turn: { ...quietTurn(scope.turn), ...account },
    });
    if (outcome.status === "asks") {
      const said = outcome.progress.said.join("").trimEnd();
      const pause = agentPause(outcome.calls, said, expiryOf(limit, scope.now()));
      if (account.streaming) record.emit({ type: "token", text: pause.content.slice(said.length) });
      return { pause, resume: keepProgress(outcome.progress) };
    }
    const told = schema ? await structuredAnswer(model, outcome.text, schema, account) : { content: outcome.text };
    return {
      output: {
        ...record.output(outcome.message),
        ...(await agentOutput(outcome.progress, tools, nodeOf)),
        ...told,
      },
      messages: [...questionOf(scope), replyOf(node.label, inputs.agentReturnResponseAs, told.content)],
      ...stateChanges(inputs.agentUpdateState),
      shown: { agentMessages: undefined, messages: shownMessages(outcome.progress.messages) },
    };
  },
});

const waitLimitOf = (inputs: AgentContext["inputs"]): WaitLimit => ({
  amount: inputs.agentHumanInputTimeLimit,
  unit: inputs.agentHumanInputTimeLimitUnit,
  outcome: inputs.agentHumanInputTimeLimitThen,
});
