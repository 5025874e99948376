import type { ELK, ElkNode } from "elkjs/lib/elk-api";
import { t } from "@/components/words/t";

let engine: Promise<ELK> | undefined;

/** Lays a graph out, off the page's own thread. The engine is loaded when it is first asked. */
export async function elkLayout(graph: ElkNode): Promise<ElkNode> {
  engine ??= load();
  try {
    return await (await engine).layout(graph);
  } catch (error) {
    engine = undefined;
    throw error;
  }
}

async function load(): Promise<ELK> {
  const { default: Elk } = await import("elkjs/lib/elk-api");
  const worker = new Worker(new URL("./elk-worker.ts", import.meta.url), { type: "module" });
  const elk = new Elk({ workerFactory: () => worker });
  // A worker that cannot be loaded never answers.
  const broken = new Promise<never>((_answer, refuse) => {
    worker.addEventListener("error", () => refuse(new Error(t("The layout engine could not be loaded."))), {
      once: true,
    });
  });
  broken.catch(() => undefined);
  await Promise.race([elk.knownLayoutAlgorithms(), broken]);
  return elk;
}
