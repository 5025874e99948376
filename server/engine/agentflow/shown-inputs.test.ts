import { describe, expect, test } from "vitest";
import { catalogue } from "@/server/nodes/catalogue";
import { shownInputs } from "./shown-inputs";

const canary = "canary-7f3d9b";
const fieldsOf = (name: string) => catalogue().get(name)?.inputs;
const shown = (step: string, inputs: Record<string, unknown>) => shownInputs(inputs, fieldsOf(step) ?? {}, fieldsOf);
const chosen = (name: string, settings: Record<string, unknown>) => ({ name, settings, credentialId: undefined });

describe("a step's inputs in the trace", () => {
  test("spell what the step uses as files do, and leave out what is empty", () => {
    const llmModel = chosen("chatOpenAI", { modelName: "gpt-4o-mini", temperature: 0.2 });
    expect(shown("llmAgentflow", { llmModel, llmUserMessage: "", llmMemoryMaxTokenLimit: 2000 })).toEqual({
      llmModel: "chatOpenAI",
      llmModelConfig: { modelName: "gpt-4o-mini", temperature: 0.2, llmModel: "chatOpenAI" },
      llmMemoryMaxTokenLimit: 2000,
    });
  });

  test.each([
    [
      "a header that authorises, among others",
      "httpAgentflow",
      { headers: [{ key: "Authorization", value: `Bearer ${canary}` }] },
    ],
    ["a key in the query", "httpAgentflow", { queryParams: [{ key: "api_key", value: canary }] }],
    ["a password field of the step", "startAgentflow", { webhookSecret: canary }],
    [
      "headers as JSON text among a model's settings",
      "llmAgentflow",
      { llmModel: chosen("chatOpenAI", { baseOptions: `{"X-Api-Key": "${canary}", "x-trace": "on"}` }) },
    ],
    [
      "headers as an object among a model's settings",
      "llmAgentflow",
      { llmModel: chosen("chatOpenAI", { baseOptions: { headers: { Cookie: canary } } }) },
    ],
    [
      "headers of a tool in a row",
      "agentAgentflow",
      {
        agentTools: [
          { agentSelectedTool: chosen("requestsGet", { requestsGetHeaders: `{"authorization":"${canary}"}` }) },
        ],
      },
    ],
    [
      "settings of a node that this server lacks",
      "llmAgentflow",
      { llmModel: chosen("chatElsewhere", { apiKey: canary, options: { Authorization: canary } }) },
    ],
    [
      "what another flow is told",
      "executeFlowAgentflow",
      { executeFlowOverrideConfig: `{"openAIApiKey":"${canary}"}` },
    ],
  ])("never show %s", (_what, step, inputs) => {
    expect(JSON.stringify(shown(step, inputs))).not.toContain(canary);
  });

  test("show everything else as it is", () => {
    const headers = [
      { key: "Authorization", value: canary },
      { key: "accept", value: "text/html" },
    ];
    expect(shown("httpAgentflow", { method: "GET", headers })).toEqual({
      method: "GET",
      headers: [{ key: "Authorization", value: "[secret]" }, headers[1]],
    });
    const directReplyMessage = '{"password": "is a word"}';
    expect(shown("directReplyAgentflow", { directReplyMessage })).toEqual({ directReplyMessage });
    const options = { baseOptions: '{"x-trace": "on"}' };
    expect(shown("llmAgentflow", { llmModel: chosen("chatOpenAI", options) })["llmModelConfig"]).toMatchObject(options);
  });

  test("that are nested without end are not walked through", () => {
    const baseOptions = `${"[".repeat(20_000)}"${canary}"${"]".repeat(20_000)}`;
    expect(JSON.stringify(shown("llmAgentflow", { llmModel: chosen("chatOpenAI", { baseOptions }) }))).toContain(
      "[secret]",
    );
  });
});
