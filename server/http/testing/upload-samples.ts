import type { FlowDocument } from "@/domain/flow/flow-document";

/** The flow with its model let see images. */
export const withSight = (document: FlowDocument): FlowDocument => ({
  ...document,
  nodes: document.nodes.map((node) =>
    node.name === "chatOpenAICustom" ? { ...node, inputs: { ...node.inputs, allowImageUploads: true } } : node,
  ),
});

/** One pixel. */
export const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
/** An upload of it. */
export const image = (name = "example.png", data = png) => ({
  data: `data:image/png;base64,${data}`,
  type: "file",
  name,
  mime: "image/png",
});
export const dataUrl = (mime: string, bytes: Uint8Array | string): string =>
  `data:${mime};base64,${Buffer.from(bytes).toString("base64")}`;
