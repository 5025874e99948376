import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyFlow } from "@/domain/flow/flow-document";
import type { Side } from "@/domain/flow/merge-documents";
import { sameDocument } from "@/domain/flow/share-document";
import { applyAll, type Change, randomChange } from "@/domain/flow/testing/random-change";
import { saveState } from "./canvas-state";
import { CanvasWindow } from "./testing/canvas-world";
import { type VersionServer, versionServer, type Weather } from "./testing/version-server";

type Act =
  | { do: "edit" | "edit and back"; change: Change }
  | { do: "undo" | "redo" | "autosave" | "save" | "begin to save" | "wait" | "ask" | "reload" }
  | { do: "settle"; side: Side }
  | { do: "elsewhere"; changes: Change[] }
  | { do: "weather"; weather: Weather };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: randomChange.map((change): Act => ({ do: "edit", change })) },
  { weight: 2, arbitrary: randomChange.map((change): Act => ({ do: "edit and back", change })) },
  {
    weight: 12,
    arbitrary: fc
      .constantFrom("undo", "undo", "redo", "autosave", "autosave", "save", "begin to save", "wait", "ask", "reload")
      .map((what): Act => ({ do: what as "undo" })),
  },
  { weight: 2, arbitrary: fc.constantFrom<Side>("mine", "theirs").map((side): Act => ({ do: "settle", side })) },
  {
    weight: 2,
    arbitrary: fc
      .array(randomChange, { minLength: 1, maxLength: 3 })
      .map((changes): Act => ({ do: "elsewhere", changes })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Weather>("fine", "fine", "fine", "request lost", "answer lost", "refusing")
      .map((weather): Act => ({ do: "weather", weather })),
  },
);
const script = fc.record({
  first: fc.array(randomChange, { maxLength: 10 }),
  acts: fc.array(fc.tuple(fc.nat({ max: 1 }), act), { minLength: 20, maxLength: 80 }),
});

async function perform(window: CanvasWindow, server: VersionServer, one: Act): Promise<void> {
  switch (one.do) {
    case "edit":
      return window.edit(one.change);
    case "edit and back":
      return window.editAndBack(one.change);
    case "undo":
      return window.store.undo();
    case "redo":
      return window.store.redo();
    case "autosave":
      return window.save("autosaved");
    case "save":
      return window.save("saved");
    case "begin to save":
      return window.beginSave();
    case "wait":
      return window.settled();
    case "ask":
      return window.news();
    case "settle":
      return window.settle(one.side);
    case "weather":
      server.weather = one.weather;
      return;
    case "elsewhere":
      server.versions.push({ document: applyAll(server.newest(), one.changes), attempt: undefined, kind: "saved" });
      return;
    case "reload": {
      // A page cannot be opened while the server is away.
      if (server.weather !== "fine" && server.weather !== "refusing") return;
      await window.settled();
      return window.reload();
    }
  }
}

/** Everybody comes back, and chooses where they must, until nobody has anything left to store. */
async function comeTogether(windows: readonly CanvasWindow[], server: VersionServer): Promise<void> {
  server.weather = "fine";
  for (let round = 0; round < 6; round += 1) {
    for (const window of windows) {
      await window.settled();
      await window.news();
      if (window.store.getState().dispute) window.settle("mine");
      await window.save("autosaved");
    }
  }
}

test("whatever two windows, other people and the network do: nothing acknowledged is lost, and saved means saved", async () => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(script, async ({ first, acts }) => {
      const server = versionServer([applyAll(emptyFlow, first)]);
      const world = {
        storage: server.storage,
        documentOf: (number: number) =>
          Promise.resolve(structuredClone(server.versions[number - 1]?.document ?? emptyFlow)),
      };
      const windows = [await CanvasWindow.open(world), await CanvasWindow.open(world)];
      for (const [who, one] of acts) {
        const window = windows[who];
        if (!window) continue;
        if (one.do.startsWith("edit")) edits += 1;
        await perform(window, server, one);
        await window.check();
      }
      await comeTogether(windows, server);
      for (const { store } of windows) {
        expect(saveState(store.getState())).toBe("saved");
        expect(sameDocument(store.getState().document, server.newest())).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
  expect(edits).toBeGreaterThan(3_000);
}, 60_000);
