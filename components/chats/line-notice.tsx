import { Unplug } from "lucide-react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import type { Connection } from "./use-chat-line";

/** Says when nothing new can arrive, and what becomes of it. */
export function LineNotice({ connection, onReconnect }: { connection: Connection; onReconnect: () => void }) {
  if (connection === "connecting" || connection === "open") return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 border-t bg-muted px-4 py-2 text-sm">
      <Unplug aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1">
        {connection === "broken"
          ? t("The connection broke. It is tried again by itself, and nothing that is said is lost.")
          : t("What is new cannot be shown: the server ended the connection. You may have been signed out.")}
      </span>
      {connection === "closed" && (
        <Button size="sm" onClick={onReconnect}>
          {t("Connect again")}
        </Button>
      )}
    </div>
  );
}
