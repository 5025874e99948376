import type { z } from "zod";
import type { SettingName } from "./setting-texts";

/** A setting's name, and the keys that lead to a value in its JSON. */
export type SettingPath = readonly [SettingName, ...string[]];

/** One thing that a person sets, and where it is kept. */
export interface Place<T> {
  path: SettingPath;
  /** Where the same value stands a second time. */
  copy?: SettingPath;
  /** What may be set. */
  schema: z.ZodType<T>;
  /** Never throws: what cannot be read counts as not set. */
  read(stored: unknown): T;
  /** What is kept for the value, on top of what is stored; `undefined` removes it. */
  write(value: T, stored: unknown): unknown;
}
