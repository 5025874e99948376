import type { HistoryMessage, OpenCredential } from "../ports";
import { describePorts } from "./conformance/engine-ports";
import { inMemoryPorts } from "./in-memory-ports";

describePorts("in memory", async () => {
  const sessions: Record<string, readonly HistoryMessage[]> = {};
  const credentials: Record<string, OpenCredential> = {};
  const variables: Record<string, string> = {};
  return {
    ports: inMemoryPorts({ sessions, credentials, variables }),
    flowId: "flow-1",
    otherFlowId: "flow-2",
    foreignCredentialId: "foreign",
    async storeMessages(flowId, sessionId, messages) {
      sessions[`${flowId} ${sessionId}`] = messages;
    },
    async storeCredential(credential) {
      credentials["c"] = credential;
      return "c";
    },
    async storeVariable(name, value) {
      variables[name] = value;
    },
  };
});
