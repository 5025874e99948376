import { askModel } from "../ask-model";
import { defineStep } from "../define-step";
import type { ComponentChoice } from "../define-node";
import type { HumanDecision, StepScope } from "../step-scope";
import { chosenModel } from "./chosen-model";
import { keptQuestion } from "./kept-question";
import { prefixed } from "./prefixed";
import { questionOf, stepConversation } from "./step-conversation";
import { expiryOf, requireDecided, waitLimitInputs } from "./wait-limit";

const usualQuestion = "Do you want to proceed?";

export default defineStep({
  name: "humanInputAgentflow",
  version: 1,
  label: "Human Input",
  description: "Asks a person, and goes on once they have decided.",
  icon: "human-input.svg",
  step: { color: "#6E6EFD", branches: { kind: "fixed", labels: ["Proceed", "Reject"] } },
  inputs: {
    humanInputDescriptionType: {
      type: "options",
      label: "Description Type",
      description: "Who writes what the person is asked: you, or a model from the conversation.",
      options: [
        { name: "fixed", label: "Fixed", description: "The same words each time." },
        { name: "dynamic", label: "Dynamic", description: "A model writes what the person has to decide." },
      ],
    },
    humanInputDescription: {
      type: "string",
      label: "Description",
      placeholder: usualQuestion,
      rows: 4,
      references: true,
      optional: true,
      show: { humanInputDescriptionType: "fixed" },
    },
    humanInputModel: {
      type: "component",
      accepts: "BaseChatModel",
      load: "listModels",
      label: "Model",
      show: { humanInputDescriptionType: "dynamic" },
    },
    humanInputModelPrompt: {
      type: "string",
      label: "Prompt",
      default:
        "Tell the person in a few sentences what was asked and what the assistant has come up with, word for word where it matters. Then ask whether to go on, or what to change.",
      rows: 4,
      references: true,
      show: { humanInputDescriptionType: "dynamic" },
    },
    humanInputEnableFeedback: {
      type: "boolean",
      label: "Enable Feedback",
      description: "The person may say something along with the decision.",
      default: true,
    },
    ...prefixed("humanInput", waitLimitInputs),
  },
  async run({ inputs, node, scope, signal }) {
    const { humanInputTimeLimit: amount, humanInputTimeLimitUnit: unit, humanInputTimeLimitThen: outcome } = inputs;
    const limit = { amount, unit, outcome };
    if (scope.resumed) {
      requireDecided(scope.resumed.decision, limit);
      return decided(node.id, scope, inputs.humanInputEnableFeedback, scope.resumed);
    }
    const { content, said } =
      inputs.humanInputDescriptionType === "dynamic"
        ? await written(inputs.humanInputModel, inputs.humanInputModelPrompt, { nodeId: node.id, scope, signal })
        : fixed(inputs.humanInputDescription?.trim() || usualQuestion, scope);
    return {
      pause: {
        content,
        labels: { proceed: "Proceed", reject: "Reject" },
        input: { messages: [...scope.messages, { role: "assistant", content: said }] },
        feedback: inputs.humanInputEnableFeedback,
        ...expiryOf(limit, scope.now()),
      },
      resume: { said },
    };
  },
});

/** What the person has to decide about stands before the question. Only the question is new to the conversation. */
function fixed(question: string, scope: StepScope): { content: string; said: string } {
  const last = scope.messages.at(-1)?.content.trim();
  const content = last ? `${last}\n\n${question}` : question;
  if (scope.streaming) scope.emit({ type: "token", text: content });
  return { content, said: question };
}

async function written(
  choice: ComponentChoice,
  prompt: string,
  { nodeId, scope, signal }: { nodeId: string; scope: StepScope; signal: AbortSignal },
): Promise<{ content: string; said: string }> {
  const model = await chosenModel(scope, choice);
  const emit: StepScope["emit"] = (event) => scope.emit(event);
  const { messages } = await stepConversation({
    ...{ scope, signal, nodeId, model, choice, emit, rows: [], userMessage: prompt },
    memory: { type: "allMessages", windowSize: 0, maxTokens: 0 },
  });
  const { text } = await askModel(model, messages, { nodeId, signal, emit, streaming: scope.streaming });
  return { content: text, said: text };
}

/** Whatever is not a clear yes is a no. */
function decided(
  nodeId: string,
  scope: StepScope,
  takesFeedback: boolean,
  resumed: { kept: unknown; decision: HumanDecision },
) {
  const { type, feedback, expired } = resumed.decision;
  const proceeds = type === "proceed";
  const word = feedback.trim();
  const condition = (one: "proceed" | "reject", isFulfilled: boolean) => ({
    ...{ type: one, startNodeId: nodeId, isFulfilled },
    ...(takesFeedback && { feedback: word }),
  });
  return {
    output: {
      content: word || type,
      conditions: [condition("proceed", proceeds), condition("reject", !proceeds)],
      ...(expired && { expired }),
    },
    messages: [
      ...questionOf(scope),
      { role: "assistant" as const, content: keptQuestion(resumed.kept) },
      ...(word ? [{ role: "user" as const, content: word }] : []),
    ],
    follow: [proceeds ? "0" : "1"],
  };
}
