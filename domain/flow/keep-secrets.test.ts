import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportFlow } from "./export-flow";
import type { FlowDocument } from "./flow-document";
import { flowText } from "./flow-text";
import { keepSecrets } from "./keep-secrets";
import { parseFlowise } from "./parse-flowise";
import { steadyOrder } from "./steady-order";
import { arbitraryDocument } from "./testing/arbitrary-document";
import { draw, node } from "./testing/draw";
import { stepLookup } from "./testing/step-specs";
import { sampleLookup } from "./testing/sample-specs";

const settings = { modelName: "small", secret: "hush", FLOWISE_CREDENTIAL_ID: "cred-2" };
const agent = node("agentAgentflow_0", {
  credentialId: "cred-1",
  inputs: {
    agentModel: "chatModel",
    agentModelConfig: settings,
    agentTools: [
      { agentSelectedTool: "chatModel", agentSelectedToolConfig: { secret: "one", modelName: "a" } },
      { agentSelectedTool: "chatModel", agentSelectedToolConfig: { secret: "two", modelName: "b" } },
    ],
    headers: [{ key: "Authorization", value: "Bearer x" }],
  },
});
const flow = draw([agent]);
/** As a file of the flow is after `change`. */
const back = (change: (text: string) => string = (text) => text): FlowDocument =>
  keepSecrets(parseFlowise(change(flowText(exportFlow(flow, stepLookup))), stepLookup).document, flow, stepLookup);
const inputs = (document: FlowDocument) => document.nodes[0]?.inputs;

describe("a flow that comes back from a file", () => {
  it("is the one it was where the file was not changed, whatever the flow", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const { viewport: _view, ...drawn } = document;
        const file = parseFlowise(flowText(exportFlow(drawn, sampleLookup)), sampleLookup).document;
        expect(keepSecrets(file, drawn, sampleLookup)).toEqual(steadyOrder(drawn, sampleLookup));
      }),
      { numRuns: 50 },
    );
  });

  it("has the file's changes, and the secrets beside them", () => {
    const changed = back((text) => text.replace('"modelName": "small"', '"modelName": "large"'));
    expect(inputs(changed)).toMatchObject({
      agentModelConfig: { modelName: "large", secret: "hush", FLOWISE_CREDENTIAL_ID: "cred-2" },
      headers: [{ key: "Authorization", value: "Bearer x" }],
    });
    expect(changed.nodes[0]?.credentialId).toBe("cred-1");
  });

  it("gives no secret to another node, nor to another model in its place", () => {
    const other = back((text) => text.replaceAll('"agentModel": "chatModel"', '"agentModel": "another"'));
    expect(JSON.stringify(inputs(other)?.["agentModelConfig"])).not.toMatch(/hush|cred-2/);
    const renamed = back((text) => text.replaceAll("agentAgentflow", "llmAgentflow"));
    expect(JSON.stringify(renamed)).not.toMatch(/hush|cred-|Bearer/);
  });

  it("keeps the secrets of rows where a row was taken out", () => {
    const without = structuredClone(exportFlow(flow, stepLookup));
    const [raw] = without.nodes as { data: { inputs: { agentTools: unknown[] } } }[];
    raw?.data.inputs.agentTools.shift();
    const read = keepSecrets(parseFlowise(without, stepLookup).document, flow, stepLookup);
    expect(inputs(read)?.["agentTools"]).toEqual(
      [agent.inputs["agentTools"]].flatMap((rows) => (rows as unknown[]).slice(1)),
    );
  });
});
