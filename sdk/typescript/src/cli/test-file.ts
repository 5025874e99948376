import { parse as parseYaml } from "yaml";
import { isObject, type JsonObject } from "../json.js";
import { Told } from "./told.js";

export interface Expectation {
  contains: string[];
  notContains: string[];
  matches?: RegExp;
  equals?: string;
  jsonSchema?: JsonObject;
  /** Labels or ids of steps that are visited in this order, others between them. */
  steps: string[];
  maxSeconds?: number;
}

export interface Turn {
  question?: string;
  form?: JsonObject;
  overrideConfig?: JsonObject;
  /** Answers what the run of the turn before waits for. */
  decide?: { type: "proceed" | "reject"; feedback?: string };
  expect: Expectation;
}

export interface FlowTest {
  name: string;
  turns: Turn[];
}

export interface TestFile {
  /** An id, a name, or the file of a flow beside this one. */
  flow: string;
  tests: FlowTest[];
}

/** Reads a file of tests, YAML or JSON, or says what is wrong where. */
export function parseTestFile(text: string, path: string): TestFile {
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    throw new Told(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const file = objectAt(value, path);
  const tests = file["tests"];
  if (typeof file["flow"] !== "string")
    throw new Told(`${path}: “flow” has to name a flow by its id, its name or its file.`);
  if (!Array.isArray(tests) || tests.length === 0) throw new Told(`${path}: “tests” has to list at least one test.`);
  return { flow: file["flow"], tests: tests.map((test, n) => parseTest(test, `${path}, test ${String(n + 1)}`)) };
}

const ofTest = ["name", "turns", "question", "form", "overrideConfig", "decide", "expect"];
const ofTurn = ["question", "form", "overrideConfig", "decide", "expect"];
const ofExpect = ["contains", "notContains", "matches", "equals", "jsonSchema", "steps", "maxSeconds"];

function parseTest(value: unknown, where: string): FlowTest {
  const test = objectAt(value, where, ofTest);
  const { turns, name, ...only } = test;
  const list: unknown[] = Array.isArray(turns) ? turns : [only];
  const read = list.map((turn, n) => parseTurn(turn, Array.isArray(turns) ? `${where}, turn ${String(n + 1)}` : where));
  return { name: typeof name === "string" ? name : (read[0]?.question ?? where), turns: read };
}

function parseTurn(value: unknown, where: string): Turn {
  const { question, form, overrideConfig, decide, expect = {} } = objectAt(value, where, ofTurn);
  if (typeof question !== "string" && !isObject(form) && decide === undefined)
    throw new Told(`${where}: say “question”, “form” or “decide”.`);
  return {
    ...(typeof question === "string" && { question }),
    ...(isObject(form) && { form }),
    ...(isObject(overrideConfig) && { overrideConfig }),
    ...(decide !== undefined && { decide: decision(decide, where) }),
    expect: expectation(objectAt(expect, `${where}, expect`, ofExpect), where),
  };
}

function decision(value: unknown, where: string): NonNullable<Turn["decide"]> {
  const type = isObject(value) ? value["type"] : value;
  if (type !== "proceed" && type !== "reject") throw new Told(`${where}: “decide” is proceed or reject.`);
  const feedback = isObject(value) ? value["feedback"] : undefined;
  return { type, ...(typeof feedback === "string" && { feedback }) };
}

function expectation(given: JsonObject, where: string): Expectation {
  const { matches, equals, jsonSchema, maxSeconds } = given;
  return {
    contains: texts(given["contains"]),
    notContains: texts(given["notContains"]),
    steps: texts(given["steps"]),
    ...(matches !== undefined && { matches: pattern(matches, where) }),
    ...(typeof equals === "string" && { equals }),
    ...(isObject(jsonSchema) && { jsonSchema }),
    ...(typeof maxSeconds === "number" && { maxSeconds }),
  };
}

/** `^hello`, or `/^hello/i` where it has flags. */
function pattern(value: unknown, where: string): RegExp {
  const text = String(value);
  const [, body = text, flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  try {
    return new RegExp(body, flags);
  } catch {
    throw new Told(`${where}: “${text}” is no regular expression.`);
  }
}

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one: unknown) => String(one));

/** A word that is spelled wrong would be a test that checks nothing. */
function objectAt(value: unknown, where: string, allowed?: readonly string[]): JsonObject {
  if (!isObject(value)) throw new Told(`${where}: this has to be a list of names and values.`);
  const unknown = allowed && Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined)
    throw new Told(`${where}: “${unknown}” is not known. Known are ${allowed?.join(", ") ?? ""}.`);
  return value;
}
