import { AppError } from "@/domain/errors";
import { defineStep } from "@/server/nodes/define-step";
import { startFormRow } from "./start-form-row";
import { startScheduleInputs } from "./start-schedule-inputs";
import { startWebhookInputs } from "./start-webhook-inputs";

const form = { startInputType: "formInput" } as const;

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
      description: "What a run begins with.",
      default: "chatInput",
      options: [
        { name: "chatInput", label: "Chat Input", description: "A question begins a run." },
        { name: "formInput", label: "Form Input", description: "A filled-in form begins a run." },
        { name: "webhookTrigger", label: "Webhook Trigger", description: "A request of another program begins a run." },
        { name: "scheduleInput", label: "Schedule Input", description: "The clock begins a run." },
      ],
    },
    formTitle: {
      type: "string",
      label: "Form Title",
      placeholder: "Please fill in the form",
      optional: true,
      show: form,
    },
    formDescription: { type: "string", label: "Form Description", optional: true, show: form },
    formInputTypes: {
      type: "array",
      label: "Form Fields",
      description: "Read elsewhere as {{$form.name}}.",
      show: form,
      row: startFormRow,
    },
    ...startWebhookInputs,
    ...startScheduleInputs,
    startEphemeralMemory: {
      type: "boolean",
      label: "Ephemeral Memory",
      description: "Each run begins without the session's earlier messages.",
      optional: true,
    },
    startSampleMessages: {
      type: "string",
      label: "Sample Messages",
      description: "Messages to begin a chat with, one on each line.",
      placeholder: "What is the weather like today?",
      rows: 3,
      optional: true,
      additional: true,
    },
    startState: {
      type: "array",
      layout: "pairs",
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
    const { form: filled, webhook, input } = scope;
    if (inputs.startInputType === "webhookTrigger" && webhook === undefined) throw notAsked(scope.flowId);
    const byForm = inputs.startInputType === "formInput" || (inputs.startInputType === "scheduleInput" && filled);
    const asked = byForm ? { form: filled ?? input } : { question: input };
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

const notAsked = (flowId: string): AppError =>
  new AppError("unprocessable", `This flow is begun by a webhook. Send the request to /api/v1/webhook/${flowId}.`);
