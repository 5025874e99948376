"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useInSight } from "@/components/ui/use-in-sight";
import { t } from "@/components/words/t";
import { configGroups } from "./config-groups";

/** Leads to the parts of the page and marks the one that is on the screen. */
export function ConfigNav() {
  const current = useCurrentGroup();
  const nav = useInSight<HTMLElement>("[aria-current]");
  return (
    <nav
      ref={nav}
      aria-label={t("Sections")}
      className="sticky top-0 z-10 -mx-4 flex gap-1 overflow-x-auto border-b bg-background px-4 py-2 sm:-mx-8 sm:px-8 lg:top-8 lg:mx-0 lg:flex-col lg:self-start lg:border-b-0 lg:px-0 lg:py-0"
    >
      {configGroups.map(({ id, title }) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={current === id ? "true" : undefined}
          className={cn(
            "flex h-8 shrink-0 items-center rounded-md px-2.5 whitespace-nowrap text-muted-foreground transition-colors hover:bg-hover hover:text-foreground pointer-coarse:h-10",
            current === id && "bg-hover font-medium text-foreground",
          )}
        >
          {t(title)}
        </a>
      ))}
    </nav>
  );
}

/** The last part whose beginning has passed the upper third of the window. */
function useCurrentGroup(): string {
  const [current, setCurrent] = useState<string>(configGroups[0].id);
  useEffect(() => {
    const look = () => {
      const line = window.innerHeight / 3;
      const passed = configGroups.findLast(({ id }) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top <= line;
      });
      setCurrent(passed?.id ?? configGroups[0].id);
    };
    look();
    // The page scrolls inside of the frame; scrolling does not bubble, but it is captured.
    document.addEventListener("scroll", look, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", look, { capture: true });
  }, []);
  return current;
}
