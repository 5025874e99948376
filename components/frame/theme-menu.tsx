"use client";

import { SunMoon } from "lucide-react";
import { useTheme } from "next-themes";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { t } from "@/components/words/t";
import { railItemClasses } from "./rail-link";
import { themeChoices } from "./theme-choices";

export function ThemeMenu({ wide }: { wide: boolean }) {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger aria-label={t("Theme")} className={cn(railItemClasses, !wide && "w-8 justify-center px-0")}>
        <SunMoon aria-hidden />
        {wide && t("Theme")}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start" className="min-w-44">
        <DropdownMenuRadioGroup value={theme} onValueChange={setTheme}>
          {themeChoices.map(({ value, label, icon: Icon }) => (
            <DropdownMenuRadioItem key={value} value={value}>
              <Icon aria-hidden />
              {t(label)}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
