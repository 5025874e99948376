import { converse } from "../conversations/converse";
import { groupKind } from "@/domain/catalogue/speaker-kinds";
import { defineStep } from "../define-step";

export default defineStep({
  name: groupKind,
  version: 1,
  label: "Group Chat",
  description: "Agents that lie in it talk with each other; all of them hear everything.",
  icon: "group-chat.svg",
  step: { color: "#BA68C8", holds: true, speaks: true },
  summary: ["groupSpeakerSelection", "groupMaxRound"],
  inputs: {
    groupSpeakerSelection: {
      type: "options",
      label: "Speaker Selection",
      description: "Who speaks next.",
      default: "auto",
      options: [
        { name: "auto", label: "Auto", description: "A model chooses, by what each is good for." },
        { name: "manual", label: "Manual", description: "A person chooses." },
        { name: "random", label: "Random", description: "Chance decides." },
        { name: "round_robin", label: "Round Robin", description: "One after the other, in the order of the flow." },
      ],
    },
    groupModel: {
      type: "component",
      accepts: "BaseChatModel",
      load: "listModels",
      label: "Model",
      description: "Chooses who speaks next.",
      optional: true,
      show: { groupSpeakerSelection: ["auto", "manual"] },
    },
    groupMaxRound: {
      type: "number",
      label: "Max Rounds",
      description: "Messages, the one that opens the conversation included.",
      default: 10,
      min: 1,
      max: 1000,
      step: 1,
    },
    groupSendIntroductions: {
      type: "boolean",
      label: "Send Introductions",
      description: "Each is told at first who the others are.",
      default: false,
    },
    groupTransitions: {
      type: "array",
      label: "Transitions",
      description: "Who may speak after whom, by name. Without any, everybody may speak after everybody.",
      optional: true,
      additional: true,
      row: {
        from: { type: "string", label: "After", placeholder: "Writer" },
        to: { type: "string", label: "May Speak", placeholder: "Critic" },
      },
    },
  },
  run: async ({ node, scope, tools, signal }) => converse({ node, scope, tools, signal }),
});
