import { beforeEach, describe, expect, it } from "vitest";
import type { EnginePorts, HistoryMessage, OpenCredential } from "../../ports";

/** A world for one test, through the adapter's own doors. Two flows and two workspaces, so that mixing them shows. */
export interface PortsFixture {
  ports: EnginePorts;
  /** Ids of two flows of the ports' workspace. */
  flowId: string;
  otherFlowId: string;
  storeMessages(flowId: string, sessionId: string, messages: readonly HistoryMessage[]): Promise<void>;
  /** Stores a credential of the ports' workspace and gives its id. */
  storeCredential(credential: OpenCredential): Promise<string>;
  storeVariable(name: string, value: string): Promise<void>;
  /** The id of a credential of another workspace. */
  foreignCredentialId: string;
}

/**
 * What every adapter of the engine's ports must do. Call it in a test file of the adapter:
 * `describePorts("PGlite", () => openFixture())`.
 */
export function describePorts(name: string, open: () => Promise<PortsFixture>): void {
  describe(`${name}: the engine's ports`, () => {
    let world: PortsFixture;
    beforeEach(async () => void (world = await open()));

    historyRules(() => world);
    summaryRules(() => world);
    credentialRules(() => world);
    variableRules(() => world);
  });
}

const talk = (exchanges: number): HistoryMessage[] =>
  Array.from({ length: exchanges }, (_unused, n): HistoryMessage[] => [
    { role: "user", content: `question ${n}` },
    { role: "assistant", content: `answer ${n}` },
  ]).flat();

function historyRules(world: () => PortsFixture): void {
  describe("history", () => {
    it("comes oldest first, with both sides of the talk", async () => {
      const { ports, flowId, storeMessages } = world();
      await storeMessages(flowId, "s", talk(2));
      expect(await ports.loadHistory({ flowId, sessionId: "s", limit: 10 })).toEqual(talk(2));
    });

    it("is cut at its old end", async () => {
      const { ports, flowId, storeMessages } = world();
      await storeMessages(flowId, "s", talk(3));
      expect(await ports.loadHistory({ flowId, sessionId: "s", limit: 2 })).toEqual(talk(3).slice(-2));
    });

    it("belongs to one session of one flow", async () => {
      const { ports, flowId, otherFlowId, storeMessages } = world();
      await storeMessages(flowId, "s", talk(1));
      expect(await ports.loadHistory({ flowId, sessionId: "t", limit: 10 })).toEqual([]);
      expect(await ports.loadHistory({ flowId: otherFlowId, sessionId: "s", limit: 10 })).toEqual([]);
    });
  });
}

function summaryRules(world: () => PortsFixture): void {
  describe("a summary", () => {
    const texts = (later: readonly HistoryMessage[]): string[] => later.map(({ content }) => content);

    it("is not there at first, and all messages are later", async () => {
      const { ports, flowId, storeMessages } = world();
      await storeMessages(flowId, "s", talk(2));
      const found = await ports.loadSummary({ flowId, sessionId: "s", nodeId: "memory_0" });
      expect(found.summary).toBeUndefined();
      expect(texts(found.later)).toEqual(texts(talk(2)));
    });

    it("is kept with what it covers, and replaced by a newer one", async () => {
      const { ports, flowId, storeMessages } = world();
      await storeMessages(flowId, "s", talk(3));
      const session = { flowId, sessionId: "s", nodeId: "memory_0" };
      const [, first, , second] = (await ports.loadSummary(session)).later;
      await ports.saveSummary(session, { text: "one", through: first?.id ?? "" });
      expect(await ports.loadSummary(session)).toMatchObject({ summary: "one", later: talk(3).slice(2) });
      await ports.saveSummary(session, { text: "two", through: second?.id ?? "" });
      expect(await ports.loadSummary(session)).toMatchObject({ summary: "two", later: talk(3).slice(4) });
    });

    it("belongs to one memory of one session of one flow", async () => {
      const { ports, flowId, otherFlowId, storeMessages } = world();
      await storeMessages(flowId, "s", talk(1));
      const session = { flowId, sessionId: "s", nodeId: "memory_0" };
      const last = (await ports.loadSummary(session)).later.at(-1);
      await ports.saveSummary(session, { text: "mine", through: last?.id ?? "" });
      const others = [
        { ...session, nodeId: "memory_1" },
        { ...session, sessionId: "t" },
        { ...session, flowId: otherFlowId },
      ];
      for (const other of others) expect((await ports.loadSummary(other)).summary).toBeUndefined();
    });
  });
}

function credentialRules(world: () => PortsFixture): void {
  describe("a credential", () => {
    it("opens with its type and its secrets", async () => {
      const { ports, storeCredential } = world();
      const credential = { type: "openAIApi", secrets: { openAIApiKey: "sk-conformance-0123456789" } };
      expect(await ports.openCredential(await storeCredential(credential))).toEqual(credential);
    });

    it("of another workspace, or none at all, is not found", async () => {
      const { ports, foreignCredentialId } = world();
      for (const id of [foreignCredentialId, "00000000-0000-4000-8000-000000000000", "no id at all"]) {
        await expect(ports.openCredential(id)).rejects.toMatchObject({ name: "AppError", code: "not_found" });
      }
    });
  });
}

function variableRules(world: () => PortsFixture): void {
  describe("variables", () => {
    it("come by name", async () => {
      const { ports, storeVariable } = world();
      await storeVariable("city", "Oslo");
      expect(await ports.loadVariables()).toEqual({ city: "Oslo" });
    });
  });
}
