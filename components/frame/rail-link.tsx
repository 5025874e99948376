"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { t } from "@/components/words/t";
import { type Destination, isAt } from "./navigation";

interface RailLinkProps {
  destination: Destination;
  wide: boolean;
  onNavigate?: () => void;
  /** Stands at its end, such as a count. */
  children?: ReactNode;
}

export const railItemClasses =
  "flex h-8 items-center gap-2.5 rounded-md px-2 text-base text-muted-foreground transition-colors hover:bg-hover hover:text-foreground pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0";

export function RailLink({ destination, wide, onNavigate, children }: RailLinkProps) {
  const { href, icon: Icon } = destination;
  const label = t(destination.label);
  const current = isAt(usePathname(), href);
  const link = (
    <Link
      href={href}
      prefetch
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={cn(
        railItemClasses,
        !wide && "relative w-8 justify-center px-0",
        current && "bg-hover font-medium text-foreground",
      )}
    >
      <Icon aria-hidden />
      {wide ? label : <span className="sr-only">{label}</span>}
      {children}
    </Link>
  );
  return wide ? (
    link
  ) : (
    <Tooltip content={label} side="right">
      {link}
    </Tooltip>
  );
}
