import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openFlowFiles } from "./open-flow-files";

const flow = { nodes: [], edges: [] };
const json = (name: string, value: unknown): File => new File([JSON.stringify(value)], name);
const zip = (entries: Record<string, string>): File =>
  new File(
    [new Uint8Array(zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))))],
    "flows.zip",
  );

describe("chosen files", () => {
  it("are one flow each, by the name in it or the file's", async () => {
    const opened = await openFlowFiles([json("a Chatflow.json", flow), json("b.json", { ...flow, name: "Bee" })]);
    expect(opened.map(({ name, error }) => [name, error])).toEqual([
      ["a", null],
      ["Bee", null],
    ]);
  });

  it("may be an archive of flows, of which tests and hidden files are none", async () => {
    const archive = zip({
      "flows/b.json": JSON.stringify(flow),
      "flows/a.json": JSON.stringify(flow),
      "flows/a.test.json": "{}",
      "flows/.weft.json": "{}",
      "__MACOSX/a.json": "x",
      "readme.md": "x",
    });
    expect((await openFlowFiles([archive])).map(({ fileName }) => fileName)).toEqual(["a.json", "b.json"]);
  });

  it("may be the file of a workspace, which holds several", async () => {
    const whole = json("ExportData.json", {
      ChatFlow: [{ name: "One", flowData: "{}" }],
      AgentFlowV2: [{ name: "Two", flowData: "{}" }],
      Variable: [{ name: "x" }],
    });
    expect((await openFlowFiles([whole])).map(({ name, ofWorkspace }) => [name, ofWorkspace])).toEqual([
      ["One", true],
      ["Two", true],
    ]);
  });

  it("that cannot be opened say why, and the others are opened", async () => {
    const opened = await openFlowFiles([new File(["x"], "a.zip"), zip({ "a.txt": "x" }), json("b.json", flow)]);
    expect(opened.map(({ error }) => error)).toEqual([
      "This archive cannot be opened. Choose a ZIP file with JSON exports in it.",
      "There are no JSON files in this archive.",
      null,
    ]);
  });
});
