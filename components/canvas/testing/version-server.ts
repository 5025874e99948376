import type { FlowDocument } from "@/domain/flow/flow-document";
import { sameDocument } from "@/domain/flow/share-document";
import type { FlowStorage, SaveRequest } from "@/components/canvas/save-flow";

/** How the way to the server is. */
export type Weather = "fine" | "request lost" | "answer lost" | "refusing";

export interface VersionServer {
  storage: FlowStorage;
  /** Every document that was ever stored, by number from 1. */
  versions: { document: FlowDocument; attempt: string | undefined; kind: SaveRequest["kind"] }[];
  published: number | null;
  weather: Weather;
  saves: number;
  newest(): FlowDocument;
}

/** A server with versions that keeps the real one's rules, in memory. What goes over the wire is copied. */
export function versionServer(first: FlowDocument[]): VersionServer {
  const server: VersionServer = {
    versions: first.map((document) => ({ document, attempt: undefined, kind: "saved" })),
    ...{ published: first.length > 0 ? 1 : null, weather: "fine", saves: 0 },
    newest: () => server.versions.at(-1)?.document ?? { nodes: [], edges: [] },
    storage: {
      async save(request) {
        server.saves += 1;
        if (server.weather === "request lost") throw new TypeError("no answer");
        if (server.weather === "refusing") throw new Error("refused");
        const answer = keep(server, structuredClone(request));
        await Promise.resolve();
        if (server.weather === "answer lost") throw new TypeError("no answer");
        return answer;
      },
      async load() {
        await reach(server);
        const number = server.versions.length;
        return { number: number || null, document: structuredClone(server.newest()), published: server.published };
      },
      async version(_id, number) {
        await reach(server);
        return structuredClone(server.versions[number - 1]?.document ?? { nodes: [], edges: [] });
      },
      explain(error) {
        if (error instanceof TypeError) return { kind: "offline" };
        const message = error instanceof Error ? error.message : "";
        return message === "conflict" ? { kind: "conflict" } : { kind: "failed", message };
      },
    },
  };
  return server;
}

async function reach({ weather }: VersionServer): Promise<void> {
  await Promise.resolve();
  if (weather === "request lost" || weather === "answer lost") throw new TypeError("no answer");
}

function keep(server: VersionServer, { attempt, baseNumber, document, kind }: SaveRequest) {
  const earlier = server.versions.findIndex((version) => version.attempt === attempt);
  if (earlier >= 0) return { number: earlier + 1, published: server.published, repeated: true };
  const number = server.versions.length;
  const unchanged = number > 0 && sameDocument(server.newest(), document);
  if (!unchanged) {
    if (baseNumber !== (number || null)) throw new Error("conflict");
    server.versions.push({ document, attempt, kind });
  }
  if (kind !== "autosaved") server.published ??= server.versions.length;
  return { number: server.versions.length, published: server.published, repeated: false };
}
