import { describe, expect, it } from "vitest";
import { createCanvasStore } from "@/components/canvas/canvas-store";
import { addNode, connect, deleteNodes, moveNodes, setLabel } from "@/components/canvas/edits";
import { markNodes } from "@/components/canvas/mark-nodes";
import { draw, node, wire } from "@/domain/flow/testing/draw";
import { changeInWords } from "./change-in-words";

const flow = draw([node("chatModel_0", { label: "Model" }), node("llmChain_0", { label: "Chain" })]);
const fresh = () =>
  createCanvasStore({
    head: { id: "f", name: "Flow", kind: "chatflow", isPublic: false, keyIds: null },
    ...{ base: { number: 1, document: flow }, published: 1, readOnly: false },
  });
const after = (...deeds: ((store: ReturnType<typeof fresh>) => void)[]): string | undefined => {
  const store = fresh();
  for (const deed of deeds.slice(0, -1)) deed(store);
  const before = store.getState();
  deeds.at(-1)?.(store);
  return changeInWords(before, store.getState());
};
type Store = ReturnType<typeof fresh>;
const connected = (store: Store) =>
  store.edit((now) => connect(now, wire("chatModel_0 > llmChain_0.model"), { list: false }));
const { id: _id, ...copy } = node("chatModel_0", { label: "Model" });

describe("what is said of a change", () => {
  it("names what was added, deleted, connected, renamed, moved and switched off", () => {
    expect(after((store) => store.edit((now) => addNode(now, copy).document))).toBe("Model 2 added.");
    expect(after((store) => store.edit((now) => deleteNodes(now, new Set(["chatModel_0"]))))).toBe("Model deleted.");
    expect(after(connected)).toBe("Model connected to Chain.");
    expect(after((store) => store.edit((now) => setLabel(now, "chatModel_0", "Brain")))).toBe(
      "Model is now called Brain.",
    );
    expect(after((store) => store.edit((now) => moveNodes(now, new Map([["chatModel_0", { x: 5, y: 5 }]]))))).toBe(
      "Model moved.",
    );
    expect(after((store) => store.edit((now) => markNodes(now, new Set(["chatModel_0"]), "disabled", true)))).toBe(
      "Model switched off.",
    );
  });

  it("says that it was undone or redone", () => {
    expect(after(connected, (store) => store.undo())).toBe("Undone: Model disconnected from Chain.");
    expect(
      after(
        connected,
        (store) => store.undo(),
        (store) => store.redo(),
      ),
    ).toBe("Redone: Model connected to Chain.");
  });

  it("counts the problems when their number changes", () => {
    const problems = [{ severity: "error", message: "No." }] as const;
    expect(after((store) => store.setState({ problems }))).toBe("1 problem.");
    expect(
      after(
        (store) => store.setState({ problems }),
        (store) => store.setState({ problems: [] }),
      ),
    ).toBe("No problems.");
    expect(after((store) => store.select(["chatModel_0"]))).toBeUndefined();
  });
});
