/** A note alone, in the form that other programs send. */
export const noteFlowData = (): string =>
  JSON.stringify({
    nodes: [
      {
        id: "stickyNote_0",
        position: { x: 1, y: 2 },
        type: "stickyNote",
        data: { id: "stickyNote_0", name: "stickyNote", label: "Note", version: 2, inputs: { note: "hello" } },
      },
    ],
    edges: [],
  });
