import { AppError } from "@/domain/errors";
import chatflowApi from "../credentials/chatflow-api.credential";
import { defineStep } from "../define-step";
import { jsonObjectInput } from "../json-input";
import type { StepMessage, SubflowResult } from "../step-scope";
import { askOtherServer } from "./ask-other-server";
import { speakerName } from "./speaker-name";
import { stateChanges } from "./state-changes";
import { updateStateInput } from "./update-state-input";

const label = "Override Config";

export default defineStep({
  name: "executeFlowAgentflow",
  version: 1.2,
  label: "Execute Flow",
  description: "Asks another flow and goes on with its answer.",
  icon: "execute-flow.svg",
  step: { color: "#a3b18a" },
  credential: chatflowApi,
  credentialOptional: true,
  summary: ["executeFlowSelectedFlow"],
  inputs: {
    executeFlowSelectedFlow: { type: "pick", from: "flows", label: "Select Flow" },
    executeFlowInput: { type: "string", label: "Input", rows: 4, references: true },
    executeFlowOverrideConfig: {
      type: "json",
      label,
      description: "What the other flow is to do differently, as overrideConfig of the API.",
      references: true,
      optional: true,
    },
    executeFlowBaseURL: {
      type: "string",
      label: "Base URL",
      description: "Address of another server that has the flow. Empty: this one.",
      placeholder: "https://flows.example.com",
      optional: true,
    },
    executeFlowReturnResponseAs: {
      type: "options",
      label: "Return Response As",
      description: "Whose message the answer is for the steps after this one.",
      default: "userMessage",
      options: [
        { label: "User Message", name: "userMessage" },
        { label: "Assistant Message", name: "assistantMessage" },
      ],
    },
    executeFlowUpdateState: updateStateInput,
  },
  async run({ inputs, secrets, tools, scope, signal, node }) {
    const flowId = inputs.executeFlowSelectedFlow.trim();
    if (flowId === scope.flowId) throw new AppError("unprocessable", "Cannot call the same agentflow!");
    const question = inputs.executeFlowInput;
    const overrideConfig = jsonObjectInput(inputs.executeFlowOverrideConfig, label) ?? {};
    const call = { flowId, question, overrideConfig, ...(scope.resumed && { resumed: scope.resumed }) };
    const baseUrl = inputs.executeFlowBaseURL?.trim() ?? "";
    const result: SubflowResult =
      baseUrl === ""
        ? await scope.runFlow(call)
        : await askOtherServer(call, {
            baseUrl,
            ...{ apiKey: secrets.chatflowApiKey, fetch: tools.fetch, signal },
            ...{ chatId: scope.chatId, key: scope.key, step: node.label },
          });
    if (result.status === "paused") return { pause: result.pause, resume: result.resume };
    const { content } = result.output;
    if (scope.streaming) scope.emit({ type: "token", text: content });
    const role = inputs.executeFlowReturnResponseAs === "assistantMessage" ? "assistant" : "user";
    const asked: StepMessage[] = scope.messages.length === 0 ? [{ role: "user", content: question }] : [];
    return {
      output: result.output,
      messages: [...asked, { role, content, name: speakerName(node.label) }],
      ...stateChanges(inputs.executeFlowUpdateState),
    };
  },
});
