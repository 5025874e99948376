"use client";

import Link from "next/link";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface UsedByProps {
  flows: readonly { id: string; name: string }[];
  /** Accessible name of the list: "Flows that use My key". */
  label: string;
  /** Shown when there are none. */
  none: string;
}

/** How many flows, and which, on demand. */
export function UsedBy({ flows, label, none }: UsedByProps) {
  if (flows.length === 0) return <span className="text-sm whitespace-nowrap text-muted-foreground">{none}</span>;
  return (
    <Popover>
      <PopoverTrigger className="rounded-sm text-sm whitespace-nowrap underline decoration-muted-foreground/50 underline-offset-4 hover:decoration-current">
        {flows.length === 1 ? "1 flow" : `${flows.length} flows`}
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="max-h-80 overflow-y-auto p-1">
        <ul>
          {flows.map(({ id, name }) => (
            <li key={id}>
              <Link href={`/chatflows/${id}`} className="block truncate rounded-sm px-2 py-1.5 hover:bg-hover">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}
