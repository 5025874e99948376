import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CanvasWindow, type WorldServer } from "@/components/canvas/testing/canvas-world";
import { isAppError } from "@/domain/errors";
import { sameDocument } from "@/domain/flow/share-document";
import { type Change, randomChange } from "@/domain/flow/testing/random-change";
import type { OpenDatabase } from "@/server/data/database";
import { openTestDatabase } from "@/server/data/testing/test-database";
import { makeWorkspace, type TestWorkspace } from "../testing/make-workspace";
import { testPorts } from "../testing/test-ports";
import { createFlow } from "./create-flow";
import { getFlow } from "./get-flow";
import { getVersion } from "./get-version";
import { saveFlow } from "./save-flow";

let database: OpenDatabase;
let here: TestWorkspace;
beforeAll(async () => {
  database = await openTestDatabase();
  here = await makeWorkspace(testPorts(database.db));
});
afterAll(() => database.close());

/** The service behind the canvas's rules, over a line that may lose answers. */
function worldOf(id: string, line: { loses: boolean }): WorldServer {
  const documentOf = async (number: number) => (await getVersion(here.editor, { id, number })).document;
  return {
    documentOf,
    storage: {
      async save(request) {
        const saved = await saveFlow(here.editor, structuredClone(request));
        if (line.loses) throw new TypeError("no answer");
        return saved;
      },
      async load() {
        const { latest, document, published } = await getFlow(here.editor, { id });
        return { number: latest?.number ?? null, document, published: published?.number ?? null };
      },
      version: (_id, number) => documentOf(number),
      explain(error) {
        if (error instanceof TypeError) return { kind: "offline" };
        if (isAppError(error) && error.code === "conflict") return { kind: "conflict" };
        throw error;
      },
    },
  };
}

type Act = "edit" | "undo" | "redo" | "autosave" | "save" | "ask" | "reload" | "settle" | "lose answers" | "answer";
const acts = fc.array(
  fc.tuple(
    fc.nat({ max: 1 }),
    fc.constantFrom<Act>(
      ...(["edit", "edit", "edit", "edit", "undo", "redo", "autosave", "autosave", "save", "ask", "reload"] as const),
      ...(["settle", "lose answers", "answer", "answer"] as const),
    ),
    randomChange,
  ),
  { minLength: 30, maxLength: 40 },
);

function perform(window: CanvasWindow, line: { loses: boolean }, act: Act, change: Change): void | Promise<void> {
  switch (act) {
    case "edit":
      return window.editAndBack(change);
    case "undo":
      return window.store.undo();
    case "redo":
      return window.store.redo();
    case "autosave":
      return window.save("autosaved");
    case "save":
      return window.save("saved");
    case "ask":
      return window.news();
    case "reload":
      return window.reload();
    case "settle":
      return window.settle("theirs");
    case "lose answers":
      line.loses = true;
      return undefined;
    case "answer":
      line.loses = false;
      return undefined;
  }
}

test("two windows on the real service and database: nothing acknowledged is lost, and saved means saved", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (script) => {
      const { id } = await createFlow(here.editor, { kind: "chatflow", name: "Model" });
      const line = { loses: false };
      const world = worldOf(id, line);
      const windows = [await CanvasWindow.open(world, id), await CanvasWindow.open(world, id)];
      for (const [who, act, change] of script) {
        const window = windows[who];
        if (!window) continue;
        await perform(window, line, act, change);
        await window.check();
      }
      line.loses = false;
      for (let round = 0; round < 4; round += 1) {
        for (const window of windows) {
          await window.news();
          window.settle("mine");
          await window.save("autosaved");
        }
      }
      const { document } = await getFlow(here.editor, { id });
      for (const { store } of windows) expect(sameDocument(store.getState().document, document)).toBe(true);
    }),
    { numRuns: 3 },
  );
}, 60_000);
