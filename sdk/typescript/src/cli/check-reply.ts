import { Ajv } from "ajv";
import { parseLoosely } from "../json.js";
import type { PredictionReply } from "../prediction.js";
import type { Expectation } from "./test-file.js";

/** What of an answer is not as expected, as sentences. */
export function checkReply(reply: PredictionReply, seconds: number, expect: Expectation): string[] {
  const text = reply.text || (reply.json === undefined ? "" : JSON.stringify(reply.json));
  const said = `It said: ${quoted(text)}`;
  const { contains, notContains, matches, equals, jsonSchema, steps, maxSeconds } = expect;
  return [
    ...contains
      .filter((part) => !text.includes(part))
      .map((part) => `The answer does not contain ${quoted(part)}. ${said}`),
    ...notContains.filter((part) => text.includes(part)).map((part) => `The answer contains ${quoted(part)}. ${said}`),
    ...(matches && !matches.test(text) ? [`The answer does not match ${String(matches)}. ${said}`] : []),
    ...(equals !== undefined && text.trim() !== equals.trim() ? [`The answer is not ${quoted(equals)}. ${said}`] : []),
    ...(jsonSchema ? schemaProblems(jsonSchema, reply.json ?? jsonIn(text), said) : []),
    ...stepProblems(steps, reply),
    ...(maxSeconds !== undefined && seconds > maxSeconds
      ? [`It took ${seconds.toFixed(1)} seconds, more than ${String(maxSeconds)}.`]
      : []),
  ];
}

const quoted = (text: string): string => `“${text.length > 300 ? `${text.slice(0, 299)}…` : text}”`;

/** Models like to put JSON between fences. */
const jsonIn = (text: string): unknown => parseLoosely(/```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1] ?? text);

function schemaProblems(schema: object, value: unknown, said: string): string[] {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(schema);
  if (validate(value)) return [];
  return [`The answer is not of the schema: ${ajv.errorsText(validate.errors, { dataVar: "answer" })}. ${said}`];
}

function stepProblems(expected: readonly string[], { agentFlowExecutedData = [] }: PredictionReply): string[] {
  const visited = agentFlowExecutedData.map((step) => [step["nodeLabel"], step["nodeId"]].map(String));
  let at = 0;
  for (const step of visited) {
    const wanted = expected[at];
    if (wanted !== undefined && step.includes(wanted)) at += 1;
  }
  if (at === expected.length) return [];
  const way = visited.map(([label]) => label).join(" → ");
  return [
    `Step “${expected[at] ?? ""}” was not visited${at > 0 ? ` after “${expected[at - 1] ?? ""}”` : ""}. Visited: ${way || "none"}.`,
  ];
}
