"use client";

import { ArrowLeft, Code, MessageSquare } from "lucide-react";
import Link from "next/link";
import { useCanvas } from "@/components/canvas/canvas-context";
import type { CommandContext } from "@/components/canvas/commands/command";
import { openApi } from "@/components/canvas/commands/open-api";
import { openChat } from "@/components/canvas/commands/open-chat";
import { redo } from "@/components/canvas/commands/redo";
import { shortcutText } from "@/components/canvas/commands/shortcut";
import { toggleHistory } from "@/components/canvas/commands/toggle-history";
import { undo } from "@/components/canvas/commands/undo";
import { useModKey } from "@/components/frame/use-apple";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Tooltip } from "@/components/ui/tooltip";
import { t } from "@/components/words/t";
import { AccessMark } from "./access-mark";
import { CommandButton } from "./command-button";
import { FlowMenu } from "./flow-menu";
import { FlowName } from "./flow-name";
import { People } from "./people";
import { ProblemsButton } from "./problems-button";
import { PublishButton } from "./publish-button";
import { SaveBadge } from "./save-badge";
import { ScheduleButton } from "./schedule-button";
import { UpsertButton } from "./upsert-button";

/** Back, what is open and whether it is stored at the left; what can be done with it at the right. */
export function TopBar({ context }: { context: CommandContext }) {
  const kind = useCanvas((state) => state.head.kind);
  return (
    <header className="flex h-12 shrink-0 items-center gap-1.5 border-b bg-background pr-2 pl-1.5">
      <Link
        href={`/${kind}s`}
        aria-label={t("Back to the {kind, select, agentflow {agentflows} other {chatflows}}", { kind })}
        className={cn(buttonVariants({ variant: "ghost" }), "w-8 px-0 text-muted-foreground")}
      >
        <ArrowLeft aria-hidden />
      </Link>
      <FlowName deeds={context.deeds} />
      <SaveBadge context={context} />
      <ProblemsButton context={context} />
      <div className="min-w-0 flex-1" />
      <CommandButton command={undo} context={context} className="hidden md:inline-flex" />
      <CommandButton command={redo} context={context} className="hidden md:inline-flex" />
      <span aria-hidden className="mx-1 hidden h-5 w-px bg-border md:block" />
      <People />
      <CommandButton command={toggleHistory} context={context} className="hidden md:inline-flex" />
      <AccessMark onOpen={() => openApi.run(context)} />
      <Button variant="ghost" className="hidden md:inline-flex" onClick={() => openApi.run(context)}>
        <Code aria-hidden />
        API
      </Button>
      <UpsertButton context={context} />
      <ScheduleButton />
      <ChatButton context={context} />
      <PublishButton context={context} />
      <FlowMenu context={context} />
    </header>
  );
}

function ChatButton({ context }: { context: CommandContext }) {
  const open = useCanvas((state) => state.panel === "chat");
  const mod = useModKey();
  const toggle = () => (open ? context.store.setState({ panel: undefined }) : openChat.run(context));
  return (
    <Tooltip content={open ? t("Hide the chat") : t("Talk to this flow")} shortcut={shortcutText("mod+enter", mod)}>
      <Button aria-pressed={open} onClick={toggle} className={cn(open && "border-ring bg-primary-soft")}>
        <MessageSquare aria-hidden />
        {t("Chat")}
      </Button>
    </Tooltip>
  );
}
