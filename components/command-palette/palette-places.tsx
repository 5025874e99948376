"use client";

import { useQuery } from "@tanstack/react-query";
import { useCommandState } from "cmdk";
import { LibraryBig, MessageCircle, Wrench } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { PaletteGroup, PaletteItem } from "./palette-item";

/** Document stores, chats and tools by name, once something is typed: before that they would only be in the way. */
export function PalettePlaces() {
  const searching = useCommandState((state) => state.search !== "");
  if (!searching) return null;
  return (
    <>
      <Places />
      <Tools />
    </>
  );
}

function Places() {
  const trpc = useTRPC();
  const router = useRouter();
  const stores = useQuery(trpc.documentStores.list.queryOptions());
  const chats = useQuery(trpc.chats.list.queryOptions({}));
  const [storeRows, chatRows] = [stores.data ?? [], chats.data?.items ?? []];
  if (storeRows.length + chatRows.length === 0) return null;
  return (
    <PaletteGroup heading={t("Stores and chats")}>
      {storeRows.map(({ id, name }) => (
        <PaletteItem
          key={id}
          id={`store ${id}`}
          label={name}
          icon={LibraryBig}
          shortcut={t("Documents")}
          onRun={() => router.push(`/documents/${id}`)}
        />
      ))}
      {chatRows.map(({ id, name }) => (
        <PaletteItem
          key={id}
          id={`chat ${id}`}
          label={name}
          icon={MessageCircle}
          shortcut={t("Chat")}
          onRun={() => router.push(`/chat?id=${id}`)}
        />
      ))}
    </PaletteGroup>
  );
}

function Tools() {
  const trpc = useTRPC();
  const router = useRouter();
  const { data: tools = [] } = useQuery(trpc.tools.list.queryOptions());
  if (tools.length === 0) return null;
  return (
    <PaletteGroup heading={t("Tools")}>
      {tools.map(({ id, name }) => (
        <PaletteItem
          key={id}
          id={`tool ${id}`}
          label={name}
          icon={Wrench}
          shortcut={t("Tools")}
          onRun={() => router.push(`/tools/${id}`)}
        />
      ))}
    </PaletteGroup>
  );
}
