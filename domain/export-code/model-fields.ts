import { type Draft, settingCall } from "./draft";
import { type Code, code, objectCode } from "./literal";
import type { Settings } from "./settings-of";

/** How often a client of a provider tries again of its own, as on the server. */
export const retries = { maxRetries: 1 } as const;

export const numbers = (settings: Settings, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, settings.number(name)]));

export const addressOf = (settings: Settings, name: string): string | undefined =>
  settings.text(name).trim().replace(/\/+$/, "") || undefined;

export function wordsOf(settings: Settings, name: string): string[] | undefined {
  const words = settings
    .text(name)
    .split(",")
    .map((word) => word.trim());
  const given = words.filter((word) => word !== "");
  return given.length > 0 ? given : undefined;
}

export const made = (name: string, fields: Readonly<Record<string, unknown>>): string =>
  `new ${name}(${objectCode(fields)})`;

export const keyCode = (draft: Draft, name: string, whose: string): Code =>
  code(settingCall(draft, name, `your key for ${whose}`));

/** For servers that may ask for no key. Clients insist on one. */
export function optionalKey(draft: Draft, name: string, whose: string): Code {
  draft.environment.set(name, `${whose}, where it wants a key`);
  return code(`process.env["${name}"] ?? "none"`);
}
