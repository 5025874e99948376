/** Inputs that older files name otherwise, by the node they belong to. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  toolAgentflow: {
    selectedTool: "toolAgentflowSelectedTool",
    selectedToolConfig: "toolAgentflowSelectedToolConfig",
  },
};

/** A node's stored inputs under the names that they have now. What has its new name already is left alone. */
export function newerNames(node: string, inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const names = Object.hasOwn(renamed, node) ? (renamed[node] ?? {}) : {};
  const isOld = (key: string): boolean => Object.hasOwn(names, key) && !isSet(inputs[names[key] ?? ""]);
  if (!Object.keys(inputs).some(isOld)) return inputs;
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [isOld(key) ? (names[key] ?? key) : key, value]),
  );
}

const isSet = (value: unknown): boolean => value !== undefined && value !== "" && value !== null;
