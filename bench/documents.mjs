import { caller, ended, timed } from "./document-api.mjs";
import { watchMemory } from "./measure.mjs";
import { percentile } from "./percentile.mjs";
import { watchPings } from "./watch-pings.mjs";

const queries = 200;
const splitter = { splitterId: "recursiveCharacterTextSplitter", splitterConfig: { chunkSize: 80, chunkOverlap: 0 } };

/** Fills document stores of growing size through the API and asks them. `vectorUrl` is a model of the bench's own. */
export async function measureDocuments({ base, headers, pid }, { vectorUrl, sizes, builtIn }, say) {
  const api = caller(base, headers);
  const memory = watchMemory(pid);
  const secret = { name: "Vectors", credentialName: "openAIApi", plainDataObj: { openAIApiKey: "none" } };
  const { id: credential } = await api("POST", "credentials", secret);
  const config = { modelName: "bench", basepath: vectorUrl, batchSize: 100, credential };
  const rows = [];
  for (const [count, embeddingName] of [
    [builtIn, "builtinEmbeddings"],
    ...sizes.map((size) => [size, "openAIEmbeddings"]),
  ]) {
    const own = embeddingName === "builtinEmbeddings";
    say(`  ${count} chunks with ${own ? "the built-in model" : "vectors made at once"} …`);
    rows.push({ count, own, ...(await fill(api, base, { count, embeddingName, config: own ? {} : config })) });
  }
  return { rows, megabytes: memory.stop() };
}

async function fill(api, base, { count, embeddingName, config }) {
  const { id: storeId } = await api("POST", "document-store/store", { name: `Bench ${count}` });
  const text = Array.from({ length: count }, (_, n) => `${n * 7919} is the number of the passage that tells of it.`);
  const given = { storeId, loaderId: "plainText", loaderConfig: { text: text.join("\n\n") }, ...splitter };
  const { id: loaderId } = await api("POST", "document-store/loader/save", given);
  const cutting = watchPings(base);
  const made = await timed(async () => {
    await ended(api, await api("POST", `document-store/loader/process/${loaderId}?async=1`, {}));
  });
  const whileCut = await cutting.stop();
  const pings = watchPings(base);
  const index = { storeId, embeddingName, embeddingConfig: config, vectorStoreName: "builtinVectorStore" };
  const stored = await timed(async () => {
    const { counts } = await ended(api, await api("POST", "document-store/vectorstore/insert?async=1", index));
    if (counts.numAdded !== count) throw new Error(`${counts.numAdded} of ${count} chunks were stored.`);
  });
  const waits = await pings.stop();
  const asked = [];
  for (let n = 0; n < queries; n += 1) {
    const query = `${((n * 31) % count) * 7919} is the number`;
    asked.push(await timed(() => api("POST", "document-store/vectorstore/query", { storeId, query })));
  }
  const deleting = watchPings(base);
  await api("DELETE", `document-store/store/${storeId}`);
  const whileDeleted = await deleting.stop();
  return {
    madePerSecond: (count / made) * 1000,
    storedPerSecond: (count / stored) * 1000,
    pingWhileMade: percentile(whileCut, 0.99),
    mostWhileDeleted: percentile(whileDeleted, 1),
    ping: { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), max: percentile(waits, 1) },
    query: { p50: percentile(asked, 0.5), p99: percentile(asked, 0.99) },
  };
}
