import { z } from "zod";
import { letters, startVectorServer, type VectorServer } from "@/server/nodes/testing/vector-server";
import type { Rest } from "./rest";
import { expect, test } from "./test";

/** Each line is a passage of its own, and there are more of them than are embedded at once. */
const text = Array.from({ length: 300 }, (_, n) => `Passage ${n} tells of the thing number ${n * 7919}.`).join("\n\n");
const atOnce = 100;

let vectors: VectorServer;
test.beforeAll(async () => void (vectors = await startVectorServer()));
test.afterAll(() => vectors.close());

/** The first passages are embedded, and the next ones not until the request is given up. */
const hangInTheMiddle = (): void =>
  vectors.fail(
    { status: 200, body: { data: Array.from({ length: atOnce }, (_, index) => ({ index, embedding: letters("a") })) } },
    { status: 200, hang: true },
  );

const made = z.object({ id: z.string() });

async function makeStore({ call, createCredential }: Rest): Promise<string> {
  const { id: storeId } = made.parse(await call("POST", "document-store/store", { name: "Passages" }));
  const splitter = { splitterId: "recursiveCharacterTextSplitter", splitterConfig: { chunkSize: 60, chunkOverlap: 0 } };
  const loader = { storeId, loaderId: "plainText", loaderConfig: { text }, ...splitter };
  const { id: loaderId } = made.parse(await call("POST", "document-store/loader/save", loader));
  await call("POST", `document-store/loader/process/${loaderId}`, {});
  const credential = await createCredential("Hangs in the middle", "openAIApi", { openAIApiKey: "sk-vectors" });
  const embeddingConfig = { basepath: `${vectors.origin}/v1`, credential };
  const index = { embeddingName: "openAIEmbeddings", embeddingConfig, vectorStoreName: "builtinVectorStore" };
  await call("POST", "document-store/vectorstore/save", { storeId, ...index });
  return storeId;
}

test("an upsert that is cancelled in the middle stops and says so, and the next one does the rest", async ({
  page,
  rest,
}) => {
  await page.goto(`/documents/${await makeStore(rest)}`);
  hangInTheMiddle();
  await page.getByRole("button", { name: "Refresh" }).click();
  const work = page.getByRole("region", { name: "Work on this store" });
  await expect(work.getByText(`Working: ${atOnce} documents so far`)).toBeVisible();
  await work.getByRole("button", { name: "Cancel" }).click();
  const last = page.getByRole("region", { name: "Last work on this store" });
  await expect(last.getByText(`Cancelled after ${atOnce} documents; what was stored stays`)).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);

  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("Upserted", { exact: true })).toBeVisible();
  await expect(last).toHaveCount(0);
  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByRole("row").last()).toContainText(/200.*0.*100.*0/);
});
