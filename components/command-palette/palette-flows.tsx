"use client";

import { useQuery } from "@tanstack/react-query";
import { useCommandState } from "cmdk";
import { Bot, MessagesSquare } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { PaletteGroup, PaletteItem } from "./palette-item";

/** How many are offered before anything is typed. */
const offered = 5;

/** All flows of the workspace by name, asked for when the palette opens; the latest few until something is typed. */
export function PaletteFlows() {
  const trpc = useTRPC();
  const chatflows = useQuery(trpc.flows.list.queryOptions({ kind: "chatflow" }));
  const agentflows = useQuery(trpc.flows.list.queryOptions({ kind: "agentflow" }));
  const router = useRouter();
  const searching = useCommandState((state) => state.search !== "");
  const all = [...(chatflows.data ?? []), ...(agentflows.data ?? [])];
  const flows = searching ? all : all.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime()).slice(0, offered);
  if (flows.length === 0) return null;
  return (
    <PaletteGroup heading={t("Open")}>
      {flows.map((flow) => (
        <PaletteItem
          key={flow.id}
          id={flow.id}
          label={flow.name}
          icon={flow.kind === "chatflow" ? MessagesSquare : Bot}
          shortcut={flow.kind === "chatflow" ? "Chatflow" : "Agentflow"}
          onRun={() => router.push(`/${flow.kind}s/${flow.id}`)}
        />
      ))}
    </PaletteGroup>
  );
}
