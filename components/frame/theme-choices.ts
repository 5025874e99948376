import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { msg, type Wording } from "@/components/words/msg";

export interface ThemeChoice {
  value: "light" | "dark" | "system";
  label: Wording;
  icon: LucideIcon;
}

export const themeChoices: readonly ThemeChoice[] = [
  { value: "light", label: msg("Light"), icon: Sun },
  { value: "dark", label: msg("Dark"), icon: Moon },
  { value: "system", label: msg("As the system"), icon: Monitor },
];
