import { defineStep } from "@/server/nodes/define-step";

export default defineStep({
  name: "startAgentflow",
  version: 1.4,
  label: "Start",
  description: "Where the flow begins: with a question or a form.",
  icon: "start.svg",
  step: { color: "#7EE787", begins: true },
  inputs: {
    startInputType: {
      type: "options",
      label: "Input Type",
      default: "chatInput",
      options: [
        { name: "chatInput", label: "Chat Input", description: "A question begins a run." },
        { name: "formInput", label: "Form Input", description: "A filled-in form begins a run." },
      ],
    },
    formTitle: {
      type: "string",
      label: "Form Title",
      placeholder: "Please fill in the form",
      optional: true,
      show: { startInputType: "formInput" },
    },
    formDescription: {
      type: "string",
      label: "Form Description",
      optional: true,
      show: { startInputType: "formInput" },
    },
    formInputTypes: {
      type: "array",
      label: "Form Fields",
      description: "Read elsewhere as {{$form.name}}.",
      show: { startInputType: "formInput" },
      row: {
        type: {
          type: "options",
          label: "Type",
          default: "string",
          options: [
            { name: "string", label: "Text" },
            { name: "number", label: "Number" },
            { name: "boolean", label: "Yes or no" },
            { name: "options", label: "Choice" },
          ],
        },
        label: { type: "string", label: "Label" },
        name: { type: "string", label: "Name" },
        addOptions: {
          type: "array",
          label: "Choices",
          show: { type: "options" },
          row: { option: { type: "string", label: "Choice" } },
        },
      },
    },
    startEphemeralMemory: {
      type: "boolean",
      label: "Ephemeral Memory",
      description: "Each run begins without the session's earlier messages.",
      optional: true,
    },
    startState: {
      type: "array",
      label: "Flow State",
      description: "What the steps share while the flow runs: read as {{$flow.state.key}}, changed by the steps.",
      optional: true,
      row: {
        key: { type: "string", label: "Key" },
        value: { type: "string", label: "Value", optional: true },
      },
    },
    startPersistState: {
      type: "boolean",
      label: "Persist State",
      description: "The next run of a session begins with the state that the last one left.",
      optional: true,
    },
  },
  async run({ inputs, scope }) {
    const { form, webhook, input } = scope;
    const asked = inputs.startInputType === "formInput" ? { form: form ?? input } : { question: input };
    return {
      output: {
        ...asked,
        ...(webhook !== undefined && { webhook }),
        ...(inputs.startEphemeralMemory && { ephemeralMemory: true }),
        ...(inputs.startPersistState && { persistState: true }),
      },
      ...(inputs.startEphemeralMemory && { forgetPast: true }),
    };
  },
});
