import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import { ChatAvatar } from "./chat-avatar";
import type { ChatTheme } from "./chat-theme";

interface ChatHeaderProps {
  heading: ReactNode;
  theme: ChatTheme | undefined;
  children: ReactNode;
}

/** What stands above a conversation. */
export function ChatHeader({ heading, theme, children }: ChatHeaderProps) {
  return (
    <header
      className={cn(
        "flex min-h-11 items-center gap-1 border-b py-1.5 pr-2 pl-4",
        theme?.header &&
          "[&_button]:text-inherit [&_button]:hover:bg-current/15 [&_button]:data-[state=open]:bg-current/15",
      )}
      style={theme?.header}
    >
      <ChatAvatar src={theme?.avatars?.title} className="mr-1.5" />
      <div className="min-w-0 flex-1">{heading ?? <h2 className="truncate font-medium">{t("Chat")}</h2>}</div>
      {children}
    </header>
  );
}
