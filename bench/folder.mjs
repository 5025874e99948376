import { zipSync } from "fflate";
import { caller, ended, timed } from "./document-api.mjs";
import { edge, node } from "./flow-parts.mjs";
import { watchMemory } from "./measure.mjs";
import { watchPings } from "./watch-pings.mjs";

const fileMegabytes = 1;
const store = "builtinVectorStore_0";

/** Fills a flow's store from a folder of text files, packed, and looks at the server's memory and its pings meanwhile. */
export async function measureFolder({ base, headers, manage, pid }, { vectorUrl, megabytes }) {
  const api = caller(base, manage);
  const secret = { name: "Folder", credentialName: "openAIApi", plainDataObj: { openAIApiKey: "none" } };
  const { id: credential } = await api("POST", "credentials", secret);
  const flowData = JSON.stringify(folderFlow({ modelName: "bench", basepath: vectorUrl, batchSize: 100 }, credential));
  const { id } = await api("POST", "chatflows", { name: "Bench folder", type: "CHATFLOW", flowData });
  const archive = packedFolder(megabytes);
  const before = watchMemory(pid).stop();
  const memory = watchMemory(pid);
  const pings = watchPings(base);
  let counts;
  const took = await timed(async () => {
    const form = new FormData();
    form.append("files", new Blob([archive]), "folder.zip");
    const sent = await fetch(`${base}/vector/upsert/${id}?async=1`, { method: "POST", headers, body: form });
    if (!sent.ok) throw new Error(`The folder was refused: ${sent.status} ${await sent.text()}`);
    ({ counts } = await ended(caller(base, headers), await sent.json()));
  });
  const ping = await pings.stop();
  return {
    megabytes,
    packed: archive.length / 1024 / 1024,
    chunks: counts.numAdded,
    took,
    before,
    most: memory.stop(),
    ping,
  };
}

function folderFlow(embedding, credential) {
  return {
    nodes: [
      node("folderFiles_0", { recursive: true }, { output: "document" }),
      node("recursiveCharacterTextSplitter_0", { chunkSize: 4000, chunkOverlap: 0 }),
      node("openAIEmbeddings_0", embedding, { credential }),
      node("builtinRecordManager_0", { cleanup: "full" }),
      node(store, {}, { output: "retriever" }),
    ],
    edges: [
      edge("folderFiles_0", "Document", store, "document", "Document", "document"),
      edge("recursiveCharacterTextSplitter_0", "TextSplitter", "folderFiles_0", "textSplitter", "TextSplitter"),
      edge("openAIEmbeddings_0", "Embeddings", store, "embeddings", "Embeddings"),
      edge("builtinRecordManager_0", "RecordManager", store, "recordManager", "RecordManager"),
    ],
  };
}

function packedFolder(megabytes) {
  const files = {};
  for (let place = 0; place < megabytes / fileMegabytes; place += 1)
    files[`shelf-${place % 10}/volume-${place}.txt`] = textFile(place, fileMegabytes * 1024 * 1024);
  return zipSync(files, { level: 3 });
}

function textFile(place, bytes) {
  const lines = [];
  for (let length = 0, line = 0; length < bytes; line += 1) {
    lines.push(
      `Volume ${place}, line ${line}: this passage tells at some length of the thing that has the number ${place * 7919 + line}.`,
    );
    length += lines[line].length + 2;
  }
  return new TextEncoder().encode(lines.join("\n\n").slice(0, bytes));
}
