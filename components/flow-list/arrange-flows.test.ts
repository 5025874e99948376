import { describe, expect, it } from "vitest";
import { arrangeFlows, parseSort } from "./arrange-flows";

const flow = (name: string, day: number, nodeNames: string[] = []) => ({
  name,
  category: null,
  nodeNames,
  updatedAt: new Date(Date.UTC(2026, 0, day)),
});
const flows = [flow("Support 10", 1), flow("support 2", 3, ["toolAgent"]), flow("Billing", 2)];
const names = (found: { name: string }[]) => found.map((each) => each.name);

describe("arranging flows", () => {
  it("finds every word, in any order, in the name or among the nodes", () => {
    expect(names(arrangeFlows(flows, "tool SUPPORT", "name"))).toEqual(["support 2"]);
    expect(arrangeFlows(flows, "support billing", "name")).toEqual([]);
  });

  it("orders names as people do, numbers by their value", () => {
    expect(names(arrangeFlows(flows, "", "name"))).toEqual(["Billing", "support 2", "Support 10"]);
  });

  it("puts the newest first unless told otherwise", () => {
    expect(names(arrangeFlows(flows, "", parseSort("nonsense")))).toEqual(["support 2", "Billing", "Support 10"]);
    expect(names(arrangeFlows(flows, "", "updated"))).toEqual(["Support 10", "Billing", "support 2"]);
  });

  it("leaves the list it was given as it was", () => {
    const before = [...flows];
    arrangeFlows(flows, "", "name");
    expect(flows).toEqual(before);
  });
});
