import type { FlowDocument } from "@/domain/flow/flow-document";
import { stepWire } from "./step-wire";

const draft = "To {{$form.to}}: {{$form.message}}";

/** Waits for a person where it matters: what goes to a stranger is approved first. */
export const askBeforeSending = {
  name: "Ask before sending",
  document: {
    nodes: [
      {
        id: "stickyNote_0",
        name: "stickyNote",
        label: "Start here",
        version: 2,
        position: { x: 0, y: -240 },
        inputs: {
          note: "Nothing here needs a key. Fill in the form: a message to somebody at example.com goes out at once, any other waits until you approve it. Nothing is really sent; put an HTTP or a Tool step before the replies to do that.",
        },
      },
      {
        id: "startAgentflow_0",
        name: "startAgentflow",
        label: "Start",
        version: 1.4,
        position: { x: 0, y: 0 },
        inputs: {
          startInputType: "formInput",
          formTitle: "Send a message",
          formDescription: "Colleagues are at example.com.",
          formInputTypes: [
            { type: "string", label: "To", name: "to" },
            { type: "string", label: "Message", name: "message" },
          ],
        },
      },
      {
        id: "conditionAgentflow_0",
        name: "conditionAgentflow",
        label: "To a colleague?",
        version: 1,
        position: { x: 400, y: 0 },
        inputs: {
          conditions: [{ type: "string", value1: "{{$form.to}}", operation: "endsWith", value2: "@example.com" }],
        },
      },
      {
        id: "directReplyAgentflow_0",
        name: "directReplyAgentflow",
        label: "Send at once",
        version: 1,
        position: { x: 800, y: -120 },
        inputs: { directReplyMessage: `Sent. ${draft}` },
      },
      {
        id: "humanInputAgentflow_0",
        name: "humanInputAgentflow",
        label: "Ask first",
        version: 1,
        position: { x: 800, y: 120 },
        inputs: {
          humanInputDescriptionType: "fixed",
          humanInputDescription: "{{$form.to}} is no colleague. Send it all the same?",
          humanInputEnableFeedback: true,
        },
      },
      {
        id: "directReplyAgentflow_1",
        name: "directReplyAgentflow",
        label: "Send after approval",
        version: 1,
        position: { x: 1200, y: 60 },
        inputs: { directReplyMessage: `Approved and sent. ${draft}` },
      },
      {
        id: "directReplyAgentflow_2",
        name: "directReplyAgentflow",
        label: "Keep it back",
        version: 1,
        position: { x: 1200, y: 260 },
        inputs: { directReplyMessage: "Not sent. What you said: {{humanInputAgentflow_0}}" },
      },
    ],
    edges: [
      stepWire("startAgentflow_0", "conditionAgentflow_0"),
      stepWire("conditionAgentflow_0", "directReplyAgentflow_0", 0),
      stepWire("conditionAgentflow_0", "humanInputAgentflow_0", 1),
      stepWire("humanInputAgentflow_0", "directReplyAgentflow_1", 0),
      stepWire("humanInputAgentflow_0", "directReplyAgentflow_2", 1),
    ],
  } satisfies FlowDocument,
};
