import { expect, it } from "vitest";
import { exportFlow } from "./export-flow";
import { draw, node } from "./testing/draw";
import { sampleLookup } from "./testing/sample-specs";

const lost = node("agentAgentflow_0", {
  inputs: {
    agentModelConfig: {
      modelName: "small",
      credential: "id-1",
      FLOWISE_CREDENTIAL_ID: "id-2",
      deep: [{ FLOWISE_CREDENTIAL_ID: "id-3" }],
    },
    credential: "a word, not an id",
    upload: "FILE-STORAGE::a.pdf",
    pages: "data:…",
    inline: "data:text/plain;base64,aGlkZGVu,filename:b.txt",
  },
  opaque: {
    category: "Agent Flows",
    inputParams: [
      { name: "upload", type: "file" },
      { name: "inline", type: "file" },
      { name: "pages", type: "folder" },
    ],
  },
});
const flow = {
  ...draw([node("chatModel_0", { credentialId: "cred-1", inputs: { secret: "hush", modelName: "small" } }), lost]),
  viewport: { x: 1, y: 1, zoom: 1 },
};

it("an exported file carries no secret, no credential id and of files only their names", () => {
  const text = JSON.stringify(exportFlow(flow, sampleLookup));
  for (const secret of ["cred-1", "hush", "id-1", "id-2", "id-3", "aGlkZGVu", "data:…"])
    expect(text).not.toContain(secret);
  expect(text).toContain("small");
  expect(text).toContain("FILE-STORAGE::a.pdf");
  expect(text).toContain("a word, not an id");
});

it("an exported file holds nodes and edges and nothing else", () => {
  expect(Object.keys(exportFlow(flow, sampleLookup))).toEqual(["nodes", "edges"]);
});
