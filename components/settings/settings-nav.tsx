"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { useInSight } from "@/components/ui/use-in-sight";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";

const sections = [
  { href: "/settings", label: msg("Profile") },
  { href: "/settings/workspace", label: msg("Workspace") },
  { href: "/settings/members", label: msg("Members") },
  { href: "/settings/transfer", label: msg("Import and export") },
  { href: "/settings/about", label: msg("About") },
] as const;

export function SettingsNav() {
  const pathname = usePathname();
  const line = useInSight<HTMLElement>("[aria-current]");
  return (
    <nav ref={line} aria-label={t("Settings")} className="flex gap-5 overflow-x-auto border-b">
      {sections.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={cn(
            "-mb-px flex h-9 items-center border-b-2 border-transparent whitespace-nowrap text-muted-foreground transition-colors -outline-offset-2 hover:text-foreground pointer-coarse:h-11",
            pathname === href && "border-primary font-medium text-foreground",
          )}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
