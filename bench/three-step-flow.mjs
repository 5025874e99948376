/** An agentflow of three steps in the form that other programs send: a start, a model and a reply. */
export function threeStepFlow({ modelUrl, modelName, credentialId }) {
  const model = {
    modelName,
    basepath: modelUrl,
    temperature: 0.9,
    streaming: true,
    FLOWISE_CREDENTIAL_ID: credentialId,
  };
  return {
    nodes: [
      step("startAgentflow_0", { startInputType: "chatInput" }),
      step("llmAgentflow_0", { llmModel: "chatOpenAI", llmModelConfig: model, llmUserMessage: "<p>{{question}}</p>" }),
      step("directReplyAgentflow_0", { directReplyMessage: "<p>{{ llmAgentflow_0 }}</p>" }),
    ],
    edges: [wire("startAgentflow_0", "llmAgentflow_0"), wire("llmAgentflow_0", "directReplyAgentflow_0")],
  };
}

const nameOf = (id) => id.replace(/_\d+$/, "");

const step = (id, inputs) => ({
  ...{ id, type: "agentFlow", position: { x: 0, y: 0 } },
  data: { id, name: nameOf(id), label: id, version: 1, inputs, outputs: {} },
});

function wire(source, target) {
  const sourceHandle = `${source}-output-${nameOf(source)}`;
  return { id: `${sourceHandle}-${target}`, source, sourceHandle, target, targetHandle: target, type: "agentFlow" };
}
