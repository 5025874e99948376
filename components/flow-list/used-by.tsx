"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface UsingFlow {
  id: string;
  name: string;
  kind?: FlowKind;
  /** Where in it. */
  nodes?: readonly { id: string; label: string }[];
}

interface UsedByProps {
  flows: readonly UsingFlow[];
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
        {t("{count, plural, one {# flow} other {# flows}}", { count: flows.length })}
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="max-h-80 overflow-y-auto p-1">
        <FlowLinks flows={flows} />
      </PopoverContent>
    </Popover>
  );
}

function FlowLinks({ flows }: Pick<UsedByProps, "flows">) {
  const trpc = useTRPC();
  const { data: agentflows } = useQuery(trpc.flows.list.queryOptions({ kind: "agentflow" }));
  const home = (id: string) => (agentflows?.some((flow) => flow.id === id) ? "agentflows" : "chatflows");
  return (
    <ul>
      {flows.map(({ id, name, kind, nodes = [] }) => (
        <li key={id}>
          <Link
            href={`/${kind ? `${kind}s` : home(id)}/${id}`}
            className="block truncate rounded-sm px-2 py-1.5 hover:bg-hover"
          >
            {name}
          </Link>
          {nodes.map((node) => (
            <Link
              key={node.id}
              href={`/${kind ? `${kind}s` : home(id)}/${id}?node=${encodeURIComponent(node.id)}`}
              className="ml-3 block truncate rounded-sm px-2 py-1 text-sm text-muted-foreground hover:bg-hover"
            >
              {node.label}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  );
}
