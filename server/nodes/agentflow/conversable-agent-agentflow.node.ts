import { converse } from "../conversations/converse";
import { agentKind } from "@/domain/catalogue/speaker-kinds";
import { defineStep } from "../define-step";
import { conversableInputs } from "./conversable-inputs";
import { conversablePresets } from "./conversable-presets";

export default defineStep({
  name: agentKind,
  version: 1,
  label: "Conversable Agent",
  description: "Talks with other agents, and with people. A wire to another agent is a conversation that it begins.",
  icon: "conversable-agent.svg",
  step: { color: "#7986CB", speaks: true },
  summary: ["agentModel", "agentHumanInputMode"],
  presets: conversablePresets,
  inputs: conversableInputs,
  run: async ({ node, scope, tools, signal }) => converse({ node, scope, tools, signal }),
});
