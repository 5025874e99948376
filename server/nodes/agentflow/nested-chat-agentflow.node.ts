import { converse } from "../conversations/converse";
import { nestedKind } from "@/domain/catalogue/speaker-kinds";
import { defineStep } from "../define-step";

export default defineStep({
  name: nestedKind,
  version: 1,
  label: "Nested Chat",
  description:
    "What an agent talks over with others before it replies: wires lead from the agent to it, and from it to the others, in order. What the last conversation came to is the reply.",
  icon: "nested-chat.svg",
  step: { color: "#4DB6AC", speaks: true },
  inputs: {},
  run: async ({ node, scope, tools, signal }) => converse({ node, scope, tools, signal }),
});
