/** A node in the form that other programs send. */
export function node(id, inputs, { credential, output } = {}) {
  const name = id.replace(/_\d+$/, "");
  return {
    id,
    type: "customNode",
    position: { x: 0, y: 0 },
    data: {
      id,
      name,
      label: name,
      version: 1,
      inputs,
      outputs: output ? { output } : {},
      ...(credential && { credential }),
    },
  };
}

/** A wire between two of them. */
export function edge(source, classes, target, input, accepts, output = source.replace(/_\d+$/, "")) {
  const sourceHandle = `${source}-output-${output}-${classes}`;
  const targetHandle = `${target}-input-${input}-${accepts}`;
  return { id: `${sourceHandle}-${targetHandle}`, source, sourceHandle, target, targetHandle, type: "buttonedge" };
}
