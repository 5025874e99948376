import type { MathJsInstance, MathNode } from "mathjs";

/** Longer expressions are no arithmetic, and reading them takes the whole process's time. */
const longest = 1000;

/** All that arithmetic needs. Nothing here defines, parses, imports, or makes a value larger than what was typed. */
const functions = new Set(
  `abs add cbrt ceil cube divide exp expm1 fix floor gcd hypot lcm log log10 log1p log2 mod multiply norm nthRoot pow round
  sign sqrt square subtract unaryMinus unaryPlus combinations factorial permutations gamma acos acosh acot acsc asec asin
  asinh atan atan2 atanh cos cosh cot csc sec sin sinh tan tanh max mean median min mode prod std sum variance quantileSeq
  complex re im arg conj and or not xor larger largerEq smaller smallerEq equal unequal isPrime isInteger number to
  dot cross det inv transpose`.split(/\s+/),
);

const shapes = new Set([
  "ArrayNode",
  "ConditionalNode",
  "ConstantNode",
  "FunctionNode",
  "OperatorNode",
  "ParenthesisNode",
  "RelationalNode",
  "SymbolNode",
]);

const constants = new Set(["pi", "PI", "tau", "e", "E", "i", "phi", "Infinity", "NaN", "true", "false"]);

let loading: Promise<MathJsInstance> | undefined;

/**
 * Evaluates an expression that a model wrote. Throws an Error that tells the model what is wrong.
 *
 * The expression is parsed first, and only numbers, units, operators and the functions above may appear in it: mathjs's
 * language has loops, ranges and definitions that could stop the process.
 */
export async function evaluate(expression: string): Promise<string> {
  if (expression.length > longest) throw new Error(`The expression is longer than ${longest} characters.`);
  const math = await (loading ??= load());
  const tree = math.parse(expression);
  tree.traverse((node, path, parent) => check(math, node, path, parent));
  const value: unknown = tree.evaluate({});
  if (value === undefined || typeof value === "function") throw new Error("The expression has no value.");
  return math.format(value, { precision: 14 });
}

async function load(): Promise<MathJsInstance> {
  const { all, create } = await import("mathjs");
  return create(all ?? {});
}

function check(math: MathJsInstance, node: MathNode, path: string, parent: MathNode | null): void {
  if (!shapes.has(node.type))
    throw new Error("Only plain expressions can be calculated: no definitions, ranges or objects.");
  if (math.isConstantNode(node) && typeof node.value === "string") throw new Error("Text cannot be calculated with.");
  if (math.isFunctionNode(node) && !functions.has(node.fn.name))
    throw new Error(`There is no function ${node.fn.name} in the calculator.`);
  if (!math.isSymbolNode(node) || (path === "fn" && math.isFunctionNode(parent))) return;
  if (!constants.has(node.name) && !math.Unit.isValuelessUnit(node.name))
    throw new Error(`${node.name} is no number, constant or unit.`);
}
