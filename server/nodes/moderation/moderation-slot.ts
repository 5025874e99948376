import type { Fields } from "@/domain/catalogue/field";

export const moderationSlot = {
  inputModeration: {
    type: "slot",
    accepts: "Moderation",
    label: "Input Moderation",
    description: "Checks the question before the model sees it.",
    list: true,
    optional: true,
  },
} as const satisfies Fields;
