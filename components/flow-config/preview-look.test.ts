import { expect, it } from "vitest";
import { flowSections } from "@/domain/flow-settings/flow-sections";
import { previewLook } from "./preview-look";

it("the preview shows what is typed, and what is stored where the typed cannot be stored", () => {
  const settings = {
    chatbotConfig: JSON.stringify({
      title: "Desk",
      titleBackgroundColor: "#111111",
      starterPrompts: { "0": { prompt: "Hi" } },
    }),
  };
  const stored = flowSections.appearance.read(settings);
  const look = previewLook(settings, { ...stored, title: "Helpdesk", titleBackground: "#12", fontSize: 99 });
  expect(look).toMatchObject({ title: "Helpdesk", starterPrompts: ["Hi"] });
  expect(look.theme.header).toEqual({ backgroundColor: "#111111", color: "#ffffff" });
  expect(look.theme.fontSize).toBeUndefined();
});
