import { describe, expect, it } from "vitest";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { planChatflow, printPlan } from "./plan-chatflow";
import { inMemoryPorts } from "./testing/in-memory-ports";
import { aFlow, aNode } from "./testing/run";
import { endingWith, sampleNodes } from "./testing/sample-nodes";
import { scriptedModelNode } from "./testing/scripted-model";

const silent = endingWith(async () => ({ text: "" }));
const agent = { ...endingWith(async () => ({ text: "" }), "someAgent"), category: "Agents" };
const parser = { ...scriptedModelNode, name: "parser", category: "Output Parsers" };
const { catalogue } = inMemoryPorts({ nodes: [...sampleNodes(), scriptedModelNode, silent, agent, parser] });

const plan = (document: FlowDocument) => planChatflow(document, catalogue);
const refusal = (document: FlowDocument): unknown => {
  try {
    return plan(document);
  } catch (error) {
    return error;
  }
};

/*
 *   word_0 ──┐
 *   word_1 ──┼──► echo_0
 *   memory_0 ┘
 *                      word_2 (unused)   stickyNote_0
 */
const simple = aFlow(
  [
    aNode("echo_0"),
    aNode("word_1"),
    aNode("word_0"),
    aNode("memory_0", { sessionId: "lobby" }),
    aNode("word_2"),
    aNode("stickyNote_0"),
  ],
  "word_0 > echo_0.words",
  "word_1 > echo_0.words",
  "memory_0 > echo_0.memory",
);

describe("a plan", () => {
  it("holds what the answer depends on, upstream first, wires in their order", () => {
    const { order, ending, memory } = plan(simple);
    expect(order.map(({ node }) => node.id)).toEqual(["word_1", "word_0", "memory_0", "echo_0"]);
    expect(ending.slots.get("words")).toEqual(["word_0", "word_1"]);
    expect(memory).toEqual({ nodeId: "memory_0", label: "memory_0", sessionId: "lobby" });
  });

  it("can be printed", () => {
    expect(printPlan(plan(simple))).toBe(
      [
        "word_1",
        "word_0",
        "memory_0",
        "echo_0 words=word_0+word_1 memory=memory_0 answers",
        "memory: memory_0",
        "does not stream: no model is connected",
      ].join("\n"),
    );
  });
});

describe("a node is built for each question", () => {
  /*
   *   word_0 ({{question}}) ──► echo_0
   *   word_1 ────────────────►
   */
  it("when a field refers to the request, and so is what is wired to it", () => {
    const flow = aFlow(
      [aNode("word_0", { text: "You said {{question}}" }), aNode("word_1"), aNode("echo_0")],
      "word_0 > echo_0.words",
      "word_1 > echo_0.words",
    );
    expect(printPlan(plan(flow)).split("\n").slice(0, 3)).toEqual([
      "word_0 (each time: its fields refer to the request)",
      "word_1",
      "echo_0 words=word_0+word_1 answers (each time: it is wired to word_0)",
    ]);
  });

  it("when a variable stands in any of its fields", () => {
    const flow = (style: unknown) => aFlow([aNode("word_0", { style }), aNode("echo_0")], "word_0 > echo_0.words");
    expect(plan(flow('{"a":"{{$vars.x}}"}')).order[0]?.perTurn).toBe("its fields refer to the request");
    expect(plan(flow({ a: ["{{$flow.chatId}}"] })).order[0]?.perTurn).toBe("its fields refer to the request");
  });

  it("but not for a question in a field that is not made for it, nor for code or unknown braces", () => {
    const flow = (inputs: Record<string, unknown>) =>
      aFlow([aNode("word_0", inputs), aNode("echo_0")], "word_0 > echo_0.words");
    for (const inputs of [{ style: '{"a":"{{question}}"}' }, { code: "return {{$vars.x}}" }, { text: "{{hello}}" }]) {
      expect(plan(flow(inputs)).order[0]?.perTurn).toBeUndefined();
    }
  });

  /*
   *   echo_0 (output prediction) ──promptValues──► values_0 ──► echo_1
   */
  it("when its output is computed from the question; values it feeds are filled in later", () => {
    const flow = aFlow(
      [
        aNode("echo_0", {}, { output: "outputPrediction" }),
        aNode("values_0", { promptValues: '{"a":"{{echo_0.data.instance}}"}' }),
        aNode("echo_1", {}, { output: "echo" }),
      ],
      "echo_0.outputPrediction > values_0.promptValues",
      "values_0 > echo_1.values",
    );
    expect(printPlan(plan(flow)).split("\n").slice(0, 3)).toEqual([
      "echo_0 (each time: its output is computed from the question)",
      "values_0",
      "echo_1 values=values_0 answers",
    ]);
    expect(plan(flow).order[1]?.needs).toEqual(["echo_0"]);
  });
});

describe("streaming", () => {
  /*   scriptedModel_0 ──► ending_0   */
  const flow = (inputs: object, ...more: string[]) =>
    aFlow(
      [
        aNode("scriptedModel_0", { ...inputs }),
        aNode("parser_0"),
        aNode("scriptedModel_1"),
        aNode("ending_0"),
        aNode("someAgent_0"),
      ],
      ...(more.length > 0 ? more : ["scriptedModel_0 > ending_0.model"]),
    );
  const why = (document: FlowDocument) => plan(document).notStreamed;

  it("is possible with a model that streams and a chain that answers", () => {
    expect(why(flow({}))).toBeUndefined();
    expect(why(flow({ streaming: "true" }))).toBeUndefined();
    expect(why(flow({ streaming: "" }))).toBeUndefined();
  });

  it("is not with a model that is set not to, with an output parser, or with an agent of another kind", () => {
    expect(why(flow({ streaming: "false" }))).toBe("streaming is switched off in “scriptedModel_0”");
    expect(why(flow({}, "scriptedModel_0 > ending_0.model", "parser_0 > ending_0.parser"))).toBe(
      "“parser_0” needs the whole answer",
    );
    expect(why(flow({}, "scriptedModel_0 > someAgent_0.model"))).toBe("“someAgent_0” answers in one piece");
  });
});

describe("there is no plan", () => {
  it.each<[string, FlowDocument, object]>([
    ["for an empty flow", aFlow([]), { message: "The flow is empty. Add a chain or an agent that answers." }],
    [
      "without a node that answers",
      aFlow([aNode("word_0"), aNode("word_1")], "word_0 > word_1.text"),
      { message: "The flow has to end in a chain or an agent that answers." },
    ],
    [
      "when a node is missing here",
      aFlow([aNode("lost_0"), aNode("echo_0")], "lost_0 > echo_0.words"),
      { message: "“lost_0” cannot run: this server has no node of the type “lost”.", nodeId: "lost_0" },
    ],
    [
      "when the answering node gives its prediction",
      aFlow([aNode("echo_0", {}, { output: "outputPrediction" })]),
      { message: "“echo_0” answers, so its output has to be “Echo”.", nodeId: "echo_0" },
    ],
    [
      /*   echo_0 ──► values_0 ──► echo_0 ──► echo_1   */
      "when nodes wait for each other",
      aFlow(
        [aNode("echo_0", {}, { output: "outputPrediction" }), aNode("values_0"), aNode("echo_1")],
        "echo_0.outputPrediction > values_0.promptValues",
        "values_0 > echo_0.values",
        "values_0 > echo_1.values",
      ),
      { nodeId: "values_0" },
    ],
  ])("%s", (_name, document, expected) => {
    expect(refusal(document)).toMatchObject({ name: "AppError", code: "unprocessable", ...expected });
  });

  it("for missing nodes that do not take part, they do not matter", () => {
    expect(
      plan(aFlow([aNode("lost_0"), aNode("echo_0"), aNode("word_0")], "word_0 > echo_0.words")).order,
    ).toHaveLength(2);
  });
});
