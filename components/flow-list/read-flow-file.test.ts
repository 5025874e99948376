import { describe, expect, it } from "vitest";
import { nameFromFile, readFlowFile } from "./read-flow-file";

describe("reading a flow file", () => {
  it("gives back what the file says", async () => {
    await expect(readFlowFile(new File(['{"nodes":[]}'], "a.json"))).resolves.toEqual({ nodes: [] });
  });

  it("says what to do when it is not JSON", async () => {
    await expect(readFlowFile(new File(["nodes:"], "a.yaml"))).rejects.toThrow("not JSON");
  });
});

describe("a name from a file's name", () => {
  it("drops the ending and the word that exports add", () => {
    expect(nameFromFile("Support desk Chatflow.json")).toBe("Support desk");
    expect(nameFromFile("Triage Agents (1).json")).toBe("Triage");
    expect(nameFromFile("plain.JSON")).toBe("plain");
  });

  it("always leaves a name", () => {
    expect(nameFromFile(".json")).toBe("Imported flow");
    expect(nameFromFile("Chatflow.json")).toBe("Chatflow");
  });
});
