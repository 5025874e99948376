"use client";

import { MessageSquarePlus, Plus } from "lucide-react";
import { useQueryParam } from "@/components/frame/use-query-param";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";
import { ChatListPane } from "./chat-list-pane";
import { ChatView } from "./chat-view";
import { NewChatDialog } from "./new-chat-dialog";
import { useChatFilters } from "./use-chat-filters";

/** A person's chats and the open one: side by side, or one after the other on a narrow screen. */
export function ChatsScreen() {
  const [open, setOpen] = useQueryParam("id");
  const [asked, setAsked] = useQueryParam("begin");
  const filters = useChatFilters();
  const setBeginning = (now: boolean) => setAsked(now ? "1" : "");
  const begin = () => setBeginning(true);
  return (
    <div className="flex h-full min-h-0">
      <div
        className={cn("flex w-full min-w-0 flex-col lg:w-80 lg:shrink-0 lg:border-r", open !== "" && "hidden lg:flex")}
      >
        <header className="flex items-center justify-between gap-3 px-4 pt-5 pb-3">
          <h1 className="text-xl font-semibold tracking-tight">{t("Chats")}</h1>
          <Button variant="primary" onClick={begin}>
            <Plus aria-hidden />
            {t("New chat")}
          </Button>
        </header>
        <ChatListPane filters={filters} open={open} onOpen={setOpen} onBegin={begin} />
      </div>
      <div className={cn("min-w-0 flex-1", open === "" && "hidden lg:block")}>
        {open === "" ? (
          <div className="p-6">
            <EmptyState icon={<MessageSquarePlus aria-hidden />} title={t("Choose a chat, or begin one")}>
              {t("What people and agents say to each other stands here, as it is said.")}
            </EmptyState>
          </div>
        ) : (
          <ChatView key={open} id={open} onClose={() => setOpen("")} />
        )}
      </div>
      <NewChatDialog
        open={asked !== ""}
        onOpenChange={setBeginning}
        flowId={filters.flowId}
        onBegun={(id) => {
          setBeginning(false);
          setOpen(id);
        }}
      />
    </div>
  );
}
