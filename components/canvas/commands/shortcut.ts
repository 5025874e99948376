const names: Readonly<Record<string, string>> = {
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  delete: "Del",
  backspace: "⌫",
  enter: "Enter",
  escape: "Esc",
  shift: "Shift",
};

/** The keys of a combination as they are written on the keyboard: `mod+z` → `["⌘", "Z"]`. */
export function keyLabels(combination: string, mod: "⌘" | "Ctrl"): string[] {
  const keys = combination.split(/\+(?=.)/);
  // Apple writes Shift before Command, everyone else after it.
  if (mod === "⌘" && keys[0] === "mod" && keys[1] === "shift") keys.splice(0, 2, "shift", "mod");
  return keys.map((key) => {
    if (key === "mod") return mod;
    if (key === "shift" && mod === "⌘") return "⇧";
    return names[key] ?? key.toUpperCase();
  });
}

/** One line for a tooltip or a menu: `⇧⌘Z`, `Ctrl Shift Z`. */
export function shortcutText(combination: string, mod: "⌘" | "Ctrl"): string {
  const labels = keyLabels(combination, mod);
  return mod === "⌘" ? labels.join("") : labels.join(" ");
}

type Pressed = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

/** Whether an event is exactly this combination. Either command key counts as `mod`. */
export function matchesKeys(event: Pressed, combination: string): boolean {
  const parts = combination.split(/\+(?=.)/);
  const key = parts.at(-1) ?? "";
  const mod = event.metaKey || event.ctrlKey;
  if (event.altKey || mod !== parts.includes("mod") || event.key.toLowerCase() !== key) return false;
  // Signs such as `/` and `+` need Shift on some keyboards.
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return isSign || event.shiftKey === parts.includes("shift");
}
