import type { NodeTools } from "./ports";

/**
 * Tells which node an error came from. A chain's `answer` fails with its model's error, and the author should find the
 * mark on the model. Client libraries keep the response's headers on their errors, and pass on what `fetch` threw.
 */
export interface RequestOrigins {
  /** The tools of one node, whose requests are remembered. */
  toolsFor(nodeId: string, tools: NodeTools): NodeTools;
  /** The node whose request failed with this error, if it can be told. */
  of(error: unknown): string | undefined;
}

export function createRequestOrigins(): RequestOrigins {
  const nodes = new WeakMap<object, string>();
  return {
    toolsFor: (nodeId, tools) => ({
      ...tools,
      async fetch(input, init) {
        try {
          const response = await tools.fetch(input, init);
          nodes.set(response.headers, nodeId);
          return response;
        } catch (error) {
          if (typeof error === "object" && error !== null) nodes.set(error, nodeId);
          throw error;
        }
      },
    }),
    of: (error) => {
      for (const link of causesOf(error)) {
        const headers = "headers" in link && typeof link.headers === "object" ? link.headers : null;
        const nodeId = nodes.get(link) ?? (headers && nodes.get(headers));
        if (nodeId) return nodeId;
      }
      return undefined;
    },
  };
}

const longestChain = 10;

/** The error and what caused it, outermost first. */
export function causesOf(error: unknown): object[] {
  const chain: object[] = [];
  for (
    let link = error;
    typeof link === "object" && link !== null && chain.length < longestChain;
    link = "cause" in link ? link.cause : undefined
  ) {
    chain.push(link);
  }
  return chain;
}
