import { describe, expect, it } from "vitest";
import { draw, node } from "@/domain/flow/testing/draw";
import { stepLookup } from "@/domain/flow/testing/step-specs";
import { findTexts, replaceTexts, textsOf } from "./find-texts";

const flow = draw([
  node("agentAgentflow_0", {
    label: "Clerk of Invoices",
    inputs: {
      agentModel: "chatModel",
      agentModelConfig: { FLOWISE_CREDENTIAL_ID: "invoice-credential", modelName: "invoice-model" },
      agentMessages: [
        { role: "system", content: "You write an INVOICE." },
        { role: "invoice", content: "Number the invoice; an invoice has a date." },
      ],
    },
  }),
  node("directReplyAgentflow_0", { label: "Reply", inputs: { directReplyMessage: "Here you are" } }),
]);
const find = (words: string, exact = false) => findTexts(textsOf(flow, stepLookup), words, exact);

describe("words in a flow", () => {
  it("are found in names and in every text, with the place", () => {
    expect(find("invoice").map(({ node: name, field, at }) => [name, field, at.length])).toEqual([
      ["Clerk of Invoices", "Name", 1],
      ["Clerk of Invoices", "Messages 1 · Content", 1],
      ["Clerk of Invoices", "Messages 2 · Content", 2],
    ]);
  });

  it("are told by case when asked to, and nothing is found for nothing", () => {
    expect(find("invoice", true).map(({ field }) => field)).toEqual(["Messages 2 · Content"]);
    expect(find("")).toEqual([]);
  });

  it("are not found in what marks up a rich text", () => {
    const content = '<p><span class="variable" data-id="question">{{ question }}</span> is a variable</p>';
    const rich = draw([
      node("agentAgentflow_0", {
        label: "A",
        inputs: { agentMessages: [{ role: "system", content }], leftOver: "variable" },
      }),
    ]);
    const found = findTexts(textsOf(rich, stepLookup), "variable");
    expect(found.map(({ at }) => at)).toEqual([[content.lastIndexOf("variable")]]);
  });

  it("may hold signs that mean something elsewhere", () => {
    expect(find("date.").map(({ field }) => field)).toEqual(["Messages 2 · Content"]);
    expect(find("date?")).toEqual([]);
  });

  it("are replaced everywhere, and nothing else changes", () => {
    const changed = replaceTexts(flow, find("invoice"), "invoice", "bill");
    expect(changed.nodes[0]).toMatchObject({
      label: "Clerk of bills",
      inputs: {
        agentModelConfig: { FLOWISE_CREDENTIAL_ID: "invoice-credential", modelName: "invoice-model" },
        agentMessages: [
          { role: "system", content: "You write an bill." },
          { role: "invoice", content: "Number the bill; an bill has a date." },
        ],
      },
    });
    expect(changed.nodes[1]).toBe(flow.nodes[1]);
  });

  it("are not replaced by nothing in a name that is nothing else", () => {
    expect(replaceTexts(flow, find("Reply"), "Reply", "").nodes[1]?.label).toBe("Reply");
  });
});
