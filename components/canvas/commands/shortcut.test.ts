import { describe, expect, test } from "vitest";
import { allCommands } from "./all-commands";
import { keyLabels, matchesKeys, shortcutText } from "./shortcut";

const pressed = (key: string, held: Partial<Record<"metaKey" | "ctrlKey" | "shiftKey" | "altKey", boolean>> = {}) => ({
  ...{ key, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false },
  ...held,
});

describe("keys of commands", () => {
  test("match exactly, with either command key", () => {
    expect(matchesKeys(pressed("z", { metaKey: true }), "mod+z")).toBe(true);
    expect(matchesKeys(pressed("Z", { ctrlKey: true, shiftKey: true }), "mod+shift+z")).toBe(true);
    expect(matchesKeys(pressed("Z", { ctrlKey: true, shiftKey: true }), "mod+z")).toBe(false);
    expect(matchesKeys(pressed("z"), "mod+z")).toBe(false);
    expect(matchesKeys(pressed("n", { altKey: true }), "n")).toBe(false);
  });

  test("signs may need Shift on some keyboards", () => {
    expect(matchesKeys(pressed("/", { shiftKey: true }), "/")).toBe(true);
    expect(matchesKeys(pressed("+", { shiftKey: true }), "+")).toBe(true);
    expect(matchesKeys(pressed("N", { shiftKey: true }), "n")).toBe(false);
  });

  test("are written as on the keyboard", () => {
    expect(shortcutText("mod+shift+z", "⌘")).toBe("⇧⌘Z");
    expect(shortcutText("mod+shift+z", "Ctrl")).toBe("Ctrl Shift Z");
    expect(keyLabels("+", "⌘")).toEqual(["+"]);
  });

  test("no two commands share a key, and no two a name", () => {
    const keys = allCommands.flatMap((command) => command.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(allCommands.map((command) => command.name)).size).toBe(allCommands.length);
    expect(new Set(allCommands.map((command) => command.id)).size).toBe(allCommands.length);
  });
});
