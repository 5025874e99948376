"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";

/** A small round picture. One that cannot be shown leaves no trace. */
export function ChatAvatar({ src, className }: { src: string | undefined; className?: string }) {
  const [broken, setBroken] = useState<string>();
  if (src === undefined || src === broken) return null;
  return (
    <img
      src={src}
      alt=""
      referrerPolicy="no-referrer"
      onError={() => setBroken(src)}
      className={cn("size-7 shrink-0 rounded-full object-cover", className)}
    />
  );
}
