/**
 * Flowise's handle ids:
 *
 *     <nodeId>-input-<name>-<Class|Class>     where a wire ends
 *     <nodeId>-output-<name>-<Class|Class>    where it begins
 *     <nodeId>-output-<name or branch>        begin, on an agentflow step
 *     <nodeId>                                end, on an agentflow step
 *
 * Weft's documents keep the short name only; the long forms exist in files.
 */
export type Handle =
  | { side: "input" | "output"; nodeId: string; name: string; classes: string[] }
  | { side: "step"; nodeId: string };

export const formatInputHandle = (nodeId: string, input: string, type: string): string =>
  `${nodeId}-input-${input}-${type}`;

export const formatOutputHandle = (nodeId: string, output: string, classes: readonly string[]): string =>
  `${nodeId}-output-${output}-${classes.join("|")}`;

export const formatStepOutput = (nodeId: string, output: string): string => `${nodeId}-output-${output}`;

/** Splits `A | B|C` as types and handles write it. */
export const splitClasses = (expression: string): string[] =>
  expression
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/**
 * Reads a handle id. Pass the id of its node when it is known: ids are meant to hold no `-`, but nothing in a file
 * enforces it. Undefined for text of another form.
 */
export function parseHandle(handle: string, knownNodeId?: string): Handle | undefined {
  const nodeId = knownNodeId !== undefined && belongsTo(handle, knownNodeId) ? knownNodeId : beforeDash(handle);
  if (nodeId === "") return undefined;
  if (handle === nodeId) return { side: "step", nodeId };
  const match = /^-(input|output)-([^-]+)(?:-(.*))?$/s.exec(handle.slice(nodeId.length));
  if (!match) return undefined;
  const [, side, name = "", classes = ""] = match;
  return { side: side === "input" ? "input" : "output", nodeId, name, classes: splitClasses(classes) };
}

const belongsTo = (handle: string, nodeId: string): boolean => handle === nodeId || handle.startsWith(`${nodeId}-`);

function beforeDash(handle: string): string {
  const dash = handle.indexOf("-");
  return dash === -1 ? handle : handle.slice(0, dash);
}
