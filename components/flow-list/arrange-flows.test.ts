import { describe, expect, it } from "vitest";
import { arrangeFlows, countTags, type FlowFilters, parseSort, type SortKey } from "./arrange-flows";

const flow = (name: string, day: number, more: Partial<ReturnType<typeof plain>> = {}) => ({
  ...plain(name, day),
  ...more,
});
const plain = (name: string, day: number) => ({
  ...{ id: name, name, nodeNames: [] as string[], updatedAt: new Date(Date.UTC(2026, 0, day)), favourite: false },
  ...{ category: null as string | null, folderId: null as string | null, access: { owner: null as string | null } },
});
const flows = [
  flow("Support 10", 1, { category: "Sales;web", folderId: "f" }),
  flow("support 2", 3, { nodeNames: ["toolAgent"], category: "sales" }),
  flow("Billing", 2, { access: { owner: "Ada" } }),
];
const names = (filters: Partial<FlowFilters>, sort: SortKey = "name", calls?: (id: string) => number) =>
  arrangeFlows(flows, { search: "", tag: "", folderIds: null, ...filters }, sort, calls).map(({ name }) => name);

describe("arranging flows", () => {
  it("finds every word, in any order, in the name, the tags, the owner or among the nodes", () => {
    expect(names({ search: "tool SUPPORT" })).toEqual(["support 2"]);
    expect(names({ search: "ada" })).toEqual(["Billing"]);
    expect(names({ search: "web" })).toEqual(["Support 10"]);
    expect(names({ search: "support billing" })).toEqual([]);
  });

  it("keeps to a tag, whatever its capitals, and to folders", () => {
    expect(names({ tag: "SALES" })).toEqual(["support 2", "Support 10"]);
    expect(names({ folderIds: new Set(["f"]) })).toEqual(["Support 10"]);
  });

  it("orders names as people do, numbers by their value", () => {
    expect(names({})).toEqual(["Billing", "support 2", "Support 10"]);
  });

  it("puts the newest first unless told otherwise", () => {
    expect(names({}, parseSort("nonsense"))).toEqual(["support 2", "Billing", "Support 10"]);
    expect(names({}, "updated")).toEqual(["Support 10", "Billing", "support 2"]);
  });

  it("orders by calls", () => {
    expect(names({}, "-calls", (id) => (id === "Billing" ? 3 : 0))[0]).toBe("Billing");
  });

  it("puts favourites before all others", () => {
    const liked = [...flows, flow("Zoo", 0, { favourite: true })];
    const [first] = arrangeFlows(liked, { search: "", tag: "", folderIds: null }, "name");
    expect(first?.name).toBe("Zoo");
  });

  it("leaves the list it was given as it was", () => {
    const before = [...flows];
    names({});
    expect(flows).toEqual(before);
  });

  it("counts tags once for each flow", () => {
    expect(countTags(flows)).toEqual([
      { tag: "Sales", count: 2 },
      { tag: "web", count: 1 },
    ]);
  });
});
