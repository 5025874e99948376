"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { t } from "@/components/words/t";

/** Where toasts appear. Call `toast` from "sonner" to show one. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel={t("Notifications")}
      gap={8}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-lg bg-popover px-4 py-3 font-sans text-base text-popover-foreground shadow-float",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "mt-0.5 text-sm text-muted-foreground",
          icon: "shrink-0 data-[slot=ok]:text-ok",
          error: "[&_[data-icon]]:text-danger",
          success: "[&_[data-icon]]:text-ok",
          actionButton:
            "h-7 shrink-0 rounded-md border border-input bg-card px-2 text-sm font-medium hover:bg-hover pointer-coarse:h-9",
          cancelButton: "h-7 shrink-0 rounded-md px-2 text-sm text-muted-foreground hover:bg-hover",
        },
      }}
    />
  );
}
