"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { TRPCReactProvider } from "@/components/trpc/client";
import { Toaster } from "@/components/ui/toaster";
import { TooltipProvider } from "@/components/ui/tooltip";
import { SpokenPage } from "@/components/words/spoken-page";

interface ProvidersProps {
  /** The language of this page. */
  locale: string;
  nonce: string | undefined;
  /** Stands in place of the visitor's choice. */
  theme: "light" | "dark" | undefined;
  children: ReactNode;
}

export function Providers({ locale, nonce, theme, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
      {...(theme && { forcedTheme: theme })}
    >
      <SpokenPage locale={locale}>
        <TRPCReactProvider>
          <TooltipProvider>
            {children}
            <Toaster />
          </TooltipProvider>
        </TRPCReactProvider>
      </SpokenPage>
    </ThemeProvider>
  );
}
