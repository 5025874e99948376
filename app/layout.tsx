import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { forcedTheme } from "@/components/frame/forced-theme";
import { Providers } from "@/components/frame/providers";
import { currentWords } from "@/components/words/current-words";
import { directionOf } from "@/components/words/locales";
import { t } from "@/components/words/t";
import "./globals.css";

export const generateMetadata = (): Metadata => ({
  title: { default: "Weft", template: "%s · Weft" },
  description: t("Build chatflows and agentflows, and serve them."),
  applicationName: "Weft",
  robots: { index: false, follow: false },
});

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1012" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const given = await headers();
  const nonce = given.get("x-nonce") ?? undefined;
  const { locale } = currentWords();
  return (
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <body className="min-h-dvh font-sans">
        <Providers locale={locale} nonce={nonce} theme={forcedTheme(given.get("x-path"))}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
