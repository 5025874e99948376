import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { startVectorServer, type VectorServer } from "@/server/nodes/testing/vector-server";
import { pdfFile, wordFile } from "@/server/platform/extract-text/testing/sample-files";
import { documentFlow } from "./document-flow";
import { dropFiles } from "./drop-files";
import type { Rest } from "./rest";
import { expect, test } from "./test";

const run = promisify(execFile);
const warranty = "The warranty on every loom lasts two years from the day of purchase.";
const handbook = pdfFile("Parking costs four euros a day.", warranty);
const people = wordFile("The cook of the house is called Grace Miller.");

let vectors: VectorServer;
test.beforeAll(async () => void (vectors = await startVectorServer()));
test.afterAll(() => vectors.close());

/** The flow with embeddings of a server of its own. */
async function makeFlow(rest: Rest, name: string): Promise<string> {
  const credential = await rest.createCredential(`${name}'s embeddings`, "openAIApi", { openAIApiKey: "sk-vectors" });
  return rest.createFlow(name, documentFlow({ basepath: `${vectors.origin}/v1`, credential }));
}

test("files dropped on the canvas are embedded by a server elsewhere, and an answer opens the cited page", async ({
  page,
  rest,
  canvas,
  chat,
}) => {
  await canvas.open(await makeFlow(rest, "Embeds elsewhere"));
  await dropFiles(page, canvas.node("Pdf File"), { "handbook.pdf": handbook });
  await dropFiles(page, canvas.node("Docx File"), { "people.docx": people });
  await expect(canvas.node("Docx File")).toContainText("people.docx");
  await page.getByRole("button", { name: "Upsert", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Upsert documents" });
  await dialog.getByRole("button", { name: "Upsert", exact: true }).click();
  await expect(dialog.getByText("Done: 3 documents")).toBeVisible();
  expect(vectors.requests.map(({ headers }) => headers.authorization)).toContain("Bearer sk-vectors");
  await dialog.getByRole("button", { name: "Ask about them" }).click();
  await chat.ask("How long is the warranty on a loom?");
  await chat.expectAnswer(/two years/);
  await chat.conversation.getByRole("button", { name: "Source 1: handbook.pdf" }).first().click();
  const passage = page.getByRole("dialog", { name: "Source 1" });
  await expect(passage.getByText(/^Page 2/)).toBeVisible();
  await expect(passage.locator("mark")).toHaveText(warranty);
});

const upserted = z.object({ numAdded: z.number(), numSkipped: z.number() });
const answered = z.object({ text: z.string(), sourceDocuments: z.array(z.looseObject({ metadata: z.unknown() })) });

test("curl sends the same files in a form and asks, and sending them again changes nothing", async ({ rest, weft }) => {
  const id = await makeFlow(rest, "Filled by curl");
  const key = await rest.createKey("Fills by curl");
  const folder = await mkdtemp(join(tmpdir(), "weft-curl-"));
  await writeFile(join(folder, "handbook.pdf"), handbook);
  await writeFile(join(folder, "people.docx"), people);
  const curl = async (path: string, ...options: string[]): Promise<unknown> => {
    const address = `${weft.url}/api/v1/${path}/${id}`;
    const { stdout } = await run("curl", ["-sS", "-H", `Authorization: Bearer ${key}`, ...options, address], {
      cwd: folder,
    });
    return JSON.parse(stdout);
  };
  const fill = async () =>
    upserted.parse(
      await curl(
        "vector/upsert",
        ...["-F", "files=@handbook.pdf", "-F", "files=@people.docx", "-F", "returnSourceDocuments=true"],
      ),
    );
  expect(await fill()).toEqual({ numAdded: 3, numSkipped: 0 });
  const question = JSON.stringify({ question: "How long is the warranty on a loom?" });
  const asked = answered.parse(await curl("prediction", "-H", "Content-Type: application/json", "-d", question));
  expect(asked.text).toContain("two years");
  expect(asked.sourceDocuments.map(({ metadata }) => metadata)).toContainEqual(
    expect.objectContaining({ source: "handbook.pdf", loc: expect.objectContaining({ pageNumber: 2 }) }),
  );
  await fill();
  const again = answered.parse(await curl("prediction", "-H", "Content-Type: application/json", "-d", question));
  expect(again.sourceDocuments).toHaveLength(asked.sourceDocuments.length);
  await rm(folder, { recursive: true });
});
