import { expect, it } from "vitest";
import { forcedTheme } from "./forced-theme";

it("takes the theme from a chat's address and from no other page's", () => {
  expect(forcedTheme("/chatbot/f-1?embed=bubble&theme=dark")).toBe("dark");
  expect(forcedTheme("/chatbot/f-1?theme=light")).toBe("light");
  expect(forcedTheme("/chatbot/f-1?theme=purple")).toBeUndefined();
  expect(forcedTheme("/chatflows?theme=dark")).toBeUndefined();
  expect(forcedTheme(null)).toBeUndefined();
});
