/** What tools of an exported project do, by the name of the module. */
export const toolSources: Readonly<Record<string, string>> = {
  moment: String.raw`/** Date, weekday and time of a moment, in words a model can use. */
export const describeMoment = (now: Date): string =>
  JSON.stringify({
    date: now.toISOString().slice(0, 10),
    day: new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(now),
    time: now.toISOString().slice(11, 19),
    timezone: "UTC",
    iso: now.toISOString(),
  });
`,
  calculator: String.raw`import { all, create, type MathNode } from "mathjs";

const math = create(all ?? {});
const longest = 1000;

/** All that arithmetic needs: nothing here defines, parses or imports. */
const functions = new Set(
  (
    "abs add cbrt ceil cube divide exp expm1 fix floor gcd hypot lcm log log10 log1p log2 mod multiply norm nthRoot pow round " +
    "sign sqrt square subtract unaryMinus unaryPlus combinations factorial permutations gamma acos acosh acot acsc asec asin " +
    "asinh atan atan2 atanh cos cosh cot csc sec sin sinh tan tanh max mean median min mode prod std sum variance quantileSeq " +
    "complex re im arg conj and or not xor larger largerEq smaller smallerEq equal unequal isPrime isInteger number to " +
    "dot cross det inv transpose"
  ).split(" "),
);
const shapes = new Set(
  "ArrayNode ConditionalNode ConstantNode FunctionNode OperatorNode ParenthesisNode RelationalNode SymbolNode".split(" "),
);
const constants = new Set("pi PI tau e E i phi Infinity NaN true false".split(" "));

/** The value of an expression that a model wrote. It is read first: mathjs's language could do more than arithmetic. */
export function calculate(expression: string): string {
  if (expression.length > longest) throw new Error("The expression is longer than 1000 characters.");
  const tree = math.parse(expression);
  tree.traverse(check);
  const value: unknown = tree.evaluate({});
  if (value === undefined || typeof value === "function") throw new Error("The expression has no value.");
  return math.format(value, { precision: 14 });
}

function check(node: MathNode, path: string, parent: MathNode | null): void {
  if (!shapes.has(node.type))
    throw new Error("Only plain expressions can be calculated: no definitions, ranges or objects.");
  if (math.isConstantNode(node) && typeof node.value === "string") throw new Error("Text cannot be calculated with.");
  if (math.isFunctionNode(node) && !functions.has(node.fn.name))
    throw new Error("There is no function " + node.fn.name + " in the calculator.");
  if (!math.isSymbolNode(node) || (path === "fn" && math.isFunctionNode(parent))) return;
  if (!constants.has(node.name) && !math.Unit.isValuelessUnit(node.name))
    throw new Error(node.name + " is no number, constant or unit.");
}
`,
};
