import type { SeqNode } from "./seq-graph";
import { rowsAt, tabAt, textAt } from "./seq-values";
import { speechInputs } from "./speaking-step";
import { lastWords } from "./last-words";
import { type Made, newStep, type Translation } from "./translation";

interface Row {
  type: "string" | "number";
  value1: string;
  operation: string;
  value2: string;
  /** The output that is taken when it holds. */
  output: string;
}

/** A condition; one that an agent judges becomes the agent and a condition on what it said. */
export function conditionStep(node: SeqNode, translation: Translation): Made {
  const remarks: string[] = [];
  const id = translation.stepOf(node.id);
  const judged = node.name === "seqConditionAgent" || isCode(node);
  const before = judged ? [judgingStep(node, translation, remarks)] : [];
  const conditionId = judged ? translation.nextId("conditionAgentflow") : id;
  const rows = isCode(node) ? codeRows(node, translation) : tableRows(node, translation, remarks);
  const conditions = rows.map(({ output: _output, ...row }) => row);
  const label = textAt(node.inputs, "conditionName") || textAt(node.inputs, "conditionAgentName") || node.label;
  const condition = newStep(translation, conditionId, node, { label, inputs: { conditions }, shift: judged ? 340 : 0 });
  if (judged) remarks.push(`It is two steps here: what judges, and the condition “${label}” on what that said.`);
  return {
    nodes: [...before, condition],
    inner: before.map(({ id: source, name }) => [source, name, conditionId]),
    ...{ entry: id, remarks },
    exits(output) {
      const taken = rows.flatMap((row, n): [string, string][] =>
        isSame(row.output, output) ? [[conditionId, String(n)]] : [],
      );
      return taken.length > 0 ? taken : [[conditionId, String(rows.length)]];
    },
  };
}

const isCode = (node: SeqNode): boolean =>
  tabAt(node.inputs, "selectedConditionFunctionTab", node.id) === "conditionFunction" &&
  textAt(node.inputs, "conditionFunction") !== "";

function judgingStep(node: SeqNode, translation: Translation, remarks: string[]) {
  const id = translation.stepOf(node.id);
  if (node.name === "seqConditionAgent") {
    if (isCode(node))
      remarks.push("Code that read the agent’s answer was not taken over. Compare it in the condition.");
    return newStep(translation, id, node, {
      label: node.label,
      inputs: speechInputs("llm", node, translation, remarks),
    });
  }
  if (/state\s*\.\s*messages/.test(textAt(node.inputs, "conditionFunction")))
    remarks.push(
      "Its code reads the list of messages, which is not at hand here. Give it the answer of a step as an input variable.",
    );
  const code = textAt(node.inputs, "conditionFunction");
  return newStep(translation, id, node, {
    label: `${node.label} code`,
    inputs: { customFunctionJavascriptFunction: code },
  });
}

/** Code answers with the name of an output. */
function codeRows(node: SeqNode, { graph, stepOf }: Translation): Row[] {
  const wired = graph.wires.filter(({ source }) => source === node.id).map(({ output }) => output);
  const names = [...outputsOf(node), ...wired].filter((name) => !["", "end", "next"].includes(plain(name)));
  const each = new Map(names.toReversed().map((name) => [plain(name), name]));
  return [...each.values()].toReversed().map((output) => ({
    ...{ type: "string", value1: `{{${stepOf(node.id)}}}`, operation: "equal", value2: output, output },
  }));
}

/** Outputs that the node's own description lists. */
function outputsOf({ read }: SeqNode): string[] {
  const anchors = read.node.opaque?.["outputAnchors"];
  const list: unknown[] = Array.isArray(anchors) ? anchors : [];
  return list.flatMap((anchor) => {
    const options: unknown = typeof anchor === "object" && anchor !== null && "options" in anchor ? anchor.options : [];
    const named: unknown[] = Array.isArray(options) ? options : [];
    return named.flatMap((option) =>
      typeof option === "object" && option !== null && "name" in option && typeof option.name === "string"
        ? [option.name]
        : [],
    );
  });
}

function tableRows(node: SeqNode, translation: Translation, remarks: string[]): Row[] {
  return rowsAt(node.inputs, "conditionUI").map(({ variable = "", operation = "", value = "", output = "" }) => {
    const [type, comparison] = operations[operation] ?? (["string", "equal"] as const);
    return {
      type,
      value1: compared(variable, node, translation, remarks),
      operation: comparison,
      value2: value,
      output,
    };
  });
}

/** What a row looks at: the last message is what the step before said. */
function compared(variable: string, node: SeqNode, translation: Translation, remarks: string[]): string {
  const own = `{{${translation.stepOf(node.id)}`;
  const bare = variable.trim();
  if (node.name === "seqConditionAgent" && bare.startsWith("$flow.output"))
    return /^\$flow\.output(?:\.content)?$/.test(bare)
      ? `${own}}}`
      : `${own}.output.${bare.slice("$flow.output.".length)}}}`;
  if (bare.startsWith("$flow.state.messages[-1]")) return lastWords(node, translation);
  const reference = translation.words.reference(variable);
  if (reference !== undefined) return reference;
  remarks.push(`It compared ${bare}, which is not at hand here. Choose what is compared.`);
  return "";
}

const isSame = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string => name.toLowerCase().replaceAll(/\W+/g, "_");

const operations: Readonly<Record<string, readonly [Row["type"], string]>> = {
  Contains: ["string", "contains"],
  "Not Contains": ["string", "notContains"],
  "Start With": ["string", "startsWith"],
  "End With": ["string", "endsWith"],
  Is: ["string", "equal"],
  "Is Not": ["string", "notEqual"],
  "Is Empty": ["string", "isEmpty"],
  "Is Not Empty": ["string", "notEmpty"],
  "Greater Than": ["number", "larger"],
  "Less Than": ["number", "smaller"],
  "Equal To": ["number", "equal"],
  "Not Equal To": ["number", "notEqual"],
  "Greater Than or Equal To": ["number", "largerEqual"],
  "Less Than or Equal To": ["number", "smallerEqual"],
};
