import { describe, expect, it } from "vitest";
import { exportFlow } from "../export-flow";
import type { FlowDocument } from "../flow-document";
import { steadyOrder } from "../steady-order";
import { parseFlowFile } from "../parse-flow-file";
import { needsPorting } from "../porting-mark";
import { problemsOf } from "../validate-flow";
import { speakingLookup } from "./testing/speaking-specs";
import { agentok, groupOfThree, noUser, odd, twoAgents } from "./testing/flowgen-files";

const read = (file: unknown) => parseFlowFile(file, speakingLookup);
const called = ({ nodes }: FlowDocument, label: string) => {
  const node = nodes.find((each) => each.label === label);
  if (!node) throw new Error(`No node is called ${label}: ${nodes.map((each) => each.label).join(", ")}`);
  return node;
};
/** Wires by the labels of their ends. */
const wires = (document: FlowDocument) =>
  document.edges.map(({ source, target, converse }) => {
    const label = (id: string) => document.nodes.find((node) => node.id === id)?.label ?? id;
    return `${label(source)} > ${label(target)}${converse ? ` ${JSON.stringify(converse)}` : ""}`;
  });
const noteOn = (parsed: ReturnType<typeof read>, label: string) =>
  parsed.report.nodes.find((node) => node.label === label)?.note;

/** A file to hand on says nothing of what its owner looks at. */
const withoutView = ({ nodes, edges }: FlowDocument): FlowDocument => ({ nodes, edges });

describe("a file of FlowGen", () => {
  const parsed = read(twoAgents);
  const { document, report } = parsed;

  //   assistant ──▶ user   becomes   start ─▶ user ═▶ assistant
  it("becomes an agentflow in which the user begins", () => {
    expect(parsed).toMatchObject({ kind: "agentflow", name: "Small talk" });
    expect(report).toMatchObject({ type: "AGENTFLOW", from: "FlowGen" });
    expect(wires(document).toSorted()).toEqual(["Asker > Helper", "Start > Asker"]);
  });

  it("is drawn from whoever begins to whom they talk to", () => {
    const [start, asker, helper] = ["Start", "Asker", "Helper"].map((label) => called(document, label).position.x);
    expect(start).toBeLessThan(asker ?? 0);
    expect(asker).toBeLessThan(helper ?? 0);
  });

  it("gives the assistant a model and the user none, each with the manners of its class", () => {
    expect(called(document, "Helper")).toMatchObject({
      name: "conversableAgentAgentflow",
      inputs: {
        agentDisableModel: false,
        agentModel: "chatOpenAI",
        agentModelConfig: { agentModel: "chatOpenAI", modelName: "gpt-4o-mini", temperature: 0.2, maxTokens: 512 },
        agentSystemMessage: "Answer briefly. Say TERMINATE when done.",
        agentHumanInputMode: "NEVER",
      },
    });
    expect(called(document, "Helper").inputs).not.toHaveProperty("agentMaxConsecutiveAutoReply");
    expect(called(document, "Asker").inputs).toMatchObject({
      agentDisableModel: true,
      agentHumanInputMode: "NEVER",
      agentMaxConsecutiveAutoReply: 3,
      agentTerminationMessage: "DONE",
      agentCodeExecution: false,
    });
    expect(called(document, "Asker").inputs).not.toHaveProperty("agentModel");
  });

  it("begins with the Config's sample messages, one per line", () => {
    expect(called(document, "Start").inputs["startSampleMessages"]).toBe("What is new?\nAnd what else?");
  });

  it("keeps its notes and what it says about itself as sticky notes", () => {
    const notes = document.nodes.filter(({ name }) => name === "stickyNoteAgentflow");
    expect(notes.map(({ inputs }) => inputs["note"])).toEqual(["Ask about anything.", "Two agents talk."]);
  });

  it("says which of its settings do not come along", () => {
    expect(noteOn(parsed, "Asker")).toMatch(/ran code .* off until/);
    expect(noteOn(parsed, "Asker")).toMatch(/notes\/a\.md, notes\/b\.md, in chunks of 2000 tokens.*document store/);
    expect(noteOn(parsed, "Start")).toMatch(/asks gpt-4o-mini.*temperature 0\.2, maxTokens 512.*gpt-4o was left out/);
  });

  it("keeps a function's Python as a comment of a custom tool: for the models to ask for, for the user to run", () => {
    const tool = { agentSelectedTool: "customTool", agentSelectedToolConfig: { customToolName: "count_words" } };
    expect(called(document, "Helper").inputs).toMatchObject({ agentToolsForModel: [tool] });
    expect(called(document, "Asker").inputs).toMatchObject({ agentToolsToExecute: [tool] });
    const [row] = called(document, "Asker").inputs["agentToolsToExecute"] as [
      { agentSelectedToolConfig: { customToolFunc: string; customToolSchema: string } },
    ];
    const { customToolFunc, customToolSchema } = row.agentSelectedToolConfig;
    expect(needsPorting(customToolFunc)).toBe(true);
    expect(customToolFunc).toContain("//   def count_words(text):\n//       words = text.split()");
    expect(customToolFunc.split("\n").filter((line) => !line.startsWith("//"))).toEqual([
      expect.stringMatching(/^throw new Error\("The tool “count_words” is still written in Python/),
    ]);
    expect(JSON.parse(customToolSchema)).toEqual([
      { property: "text", type: "string", description: "The text", required: true },
    ]);
    expect(report.problems.join(" ")).toMatch(/“count_words” is written in Python and kept as a comment/);
  });

  it("has a problem on the canvas for every place in which Python waits", () => {
    const waiting = problemsOf(document, speakingLookup).filter(({ message }) => message.includes("Python"));
    const at = (input: string) => `${input}.0.agentSelectedToolConfig.customToolFunc`;
    expect(waiting.map(({ nodeId, severity, at: place }) => [nodeId, severity, place])).toEqual([
      [called(document, "Helper").id, "warning", at("agentToolsForModel")],
      [called(document, "Asker").id, "warning", at("agentToolsToExecute")],
    ]);
  });

  it("comes back from a file of our own as it was", () => {
    const again = read(JSON.stringify(exportFlow(document, speakingLookup)));
    expect(again.report).not.toHaveProperty("from");
    expect(again.document).toEqual(steadyOrder(withoutView(document), speakingLookup));
  });
});

describe("a group of FlowGen", () => {
  const parsed = read(JSON.stringify(groupOfThree));
  const { document } = parsed;

  //   writer ─▶ ┐                                         ┌ group ──────────────────┐
  //   critic ─▶ group ─▶ user   becomes   start ─▶ user ═▶ │ writer  critic  user too │
  it("holds the agents that were wired into it", () => {
    const room = called(document, "Room");
    expect(parsed.name).toBe("Write and check");
    expect(wires(document).toSorted()).toEqual(["Asker > Room", "Start > Asker"]);
    expect(called(document, "Writer").parentId).toBe(room.id);
    expect(called(document, "Critic").parentId).toBe(room.id);
    expect(room).toMatchObject({
      name: "groupChatAgentflow",
      inputs: { groupSpeakerSelection: "auto", groupModel: "chatOpenAI", groupMaxRound: 6 },
    });
  });

  it("is drawn before its members, and as large as they need", () => {
    const ids = document.nodes.map(({ id }) => id);
    const room = called(document, "Room");
    expect(ids.indexOf(room.id)).toBeLessThan(ids.indexOf(called(document, "Writer").id));
    expect(room.size?.width).toBeGreaterThan(280);
    for (const label of ["Writer", "Critic"]) expect(called(document, label).position.x).toBeGreaterThan(0);
  });

  it("lets the user take part where the group involves them", () => {
    expect(called(document, "Asker in the group")).toMatchObject({
      parentId: called(document, "Room").id,
      inputs: { agentDisableModel: true, agentHumanInputMode: "TERMINATE" },
    });
    expect(parsed.report.problems).toContainEqual(expect.stringContaining("“Asker in the group”"));
  });
});

describe("a file of Agentok", () => {
  const parsed = read(agentok);
  const { document, report } = parsed;

  it("keeps the direction of its wires and what they say of their conversations", () => {
    expect(wires(document)).toEqual([
      "Start > Asker",
      `Asker > Researcher ${JSON.stringify({ message: "Find facts first.", maxTurns: 2, summaryMethod: "reflection_with_llm" })}`,
      `Asker > Desk ${JSON.stringify({ message: "Now write.", summaryMethod: "last_msg", summaryPrompt: "Give the text." })}`,
      "Researcher > Ask aside",
      `Ask aside > Checker ${JSON.stringify({ message: "Is this true?" })}`,
    ]);
  });

  it("keeps what its wires say through a file of our own", () => {
    const again = read(JSON.stringify(exportFlow(document, speakingLookup))).document;
    expect(wires(again).toSorted()).toEqual(wires(document).toSorted());
  });

  it("keeps members in their group, and the group's way of choosing", () => {
    const desk = called(document, "Desk");
    expect(desk).toMatchObject({
      size: { width: 700, height: 400 },
      inputs: { groupSpeakerSelection: "round_robin", groupSendIntroductions: true },
    });
    expect(desk.inputs).not.toHaveProperty("groupMaxRound");
    expect([called(document, "Author").parentId, called(document, "Editor").parentId]).toEqual([desk.id, desk.id]);
    expect(called(document, "Editor").inputs).toMatchObject({ agentSystemMessage: "Shorten." });
  });

  it("gives each agent the tools that it named, with what their signature takes, and names those it lacks", () => {
    const row = { agentSelectedTool: "customTool", agentSelectedToolConfig: { customToolName: "search_web" } };
    expect(called(document, "Researcher").inputs).toMatchObject({ agentToolsForModel: [row] });
    expect(called(document, "Asker").inputs).toMatchObject({ agentToolsToExecute: [row] });
    const [first] = called(document, "Researcher").inputs["agentToolsForModel"] as [
      { agentSelectedToolConfig: { customToolSchema: string } },
    ];
    expect(JSON.parse(first.agentSelectedToolConfig.customToolSchema)).toEqual([
      { property: "query", type: "string", description: "What to look for", required: true },
      { property: "limit", type: "number", description: "", required: false },
      { property: "tags", type: "array", description: "", required: false },
    ]);
    expect(noteOn(parsed, "Asker")).toMatch(/the file does not hold: 9/);
  });

  it("lets its users answer with a model, as there", () => {
    expect(called(document, "Asker").inputs).toMatchObject({ agentDisableModel: false, agentModel: "chatOpenAI" });
  });

  it("keeps the project's words as a note", () => {
    expect(parsed.name).toBe("Search and tell");
    expect(called(document, "About this flow").inputs["note"]).toBe("Looks things up and writes about them.");
    expect(report.nodes.every(({ status }) => status !== "missing")).toBe(true);
  });
});

describe("an odd file", () => {
  it("without a user gets one that asks the only assistant", () => {
    const { document, report } = read(noUser);
    expect(wires(document).toSorted()).toEqual(["Start > User", "User > Helper"]);
    expect(report.problems).toEqual([expect.stringContaining("one was added that asks “Helper”")]);
  });

  it("names all that it had to leave out, and loses no agent", () => {
    const parsed = read(odd);
    const { document, report } = parsed;
    expect(document.nodes.map(({ label }) => label).toSorted()).toEqual(
      ["Alone", "Asker", "Beam", "One", "Start", "Twin", "Twin 2", "Two"].toSorted(),
    );
    expect(wires(document).toSorted()).toEqual(
      ["Asker > Beam", "Asker > One", "Asker > Twin 2", "Asker > Two", "Start > Asker"].toSorted(),
    );
    expect(report.nodes.find(({ label }) => label === "Beam")?.status).toBe("missing");
    expect(called(document, "Beam").opaque).toMatchObject({ class: "TeleportAgent", range: 3 });
    expect(noteOn(parsed, "Twin 2")).toMatch(/Another agent is called “Twin”.*Not taken over: wardrobe/);
    const said = report.problems.join("\n");
    for (const words of [
      "A node without an id",
      "A wire without both ends",
      "“Twin” was in two groups",
      "nobody talks to themselves",
      "the file lacks gone",
      "Nobody is in the group “Two”",
      "No conversation leads to “Alone”",
    ])
      expect(said).toContain(words);
  });

  it("lets two agents talk over one wire, whoever drew a second one back", () => {
    const [asker, helper] = ["a", "b"].map((id) => ({ id, type: "conversable", data: { name: id } }));
    const file = {
      nodes: [asker, helper],
      edges: [
        { source: "a", target: "b" },
        { source: "b", target: "a" },
      ],
    };
    const { document, report } = read(file);
    expect(wires(document)).toEqual(["Start > a", "a > b"]);
    expect(report.problems.join()).toContain("one wire is enough");
  });

  it("reads Flowise's files as before, even where a node has a class", () => {
    const file = { nodes: [{ id: "a", type: "customNode", data: { name: "x", class: "AssistantAgent" } }], edges: [] };
    expect(read(file)).toMatchObject({ kind: "chatflow" });
    expect(read(file).report).not.toHaveProperty("from");
  });
});
