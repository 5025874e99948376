"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Share2 } from "lucide-react";
import { useId } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";
import { t } from "@/components/words/t";

interface ShareExecutionProps {
  id: string;
  /** Null while it is not shared. */
  token: string | null;
}

/** Opens a run to whoever knows its link, and closes it again. */
export function ShareExecution({ id, token }: ShareExecutionProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const switchId = useId();
  const share = useMutation(
    trpc.executions.share.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.executions.get.queryFilter({ id })),
    }),
  );
  const link = token === null ? "" : new URL(`/execution/${token}`, window.location.origin).href;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Share2 aria-hidden />
          {token === null ? t("Share") : t("Shared")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t("Share this execution")} className="flex w-80 flex-col gap-3 p-4">
        <div className="flex items-start justify-between gap-3">
          <Label htmlFor={switchId} className="text-pretty">
            {t("Anybody with the link may look")}
          </Label>
          <Switch
            id={switchId}
            checked={token !== null}
            disabled={share.isPending}
            onCheckedChange={(on) => share.mutate({ id, on })}
          />
        </div>
        {token === null ? (
          <p className="text-sm text-pretty text-muted-foreground">
            {t(
              "Who has the link sees what each step got and gave, without signing in. Switched off, the link is dead.",
            )}
          </p>
        ) : (
          <div className="flex items-center gap-1">
            <Input readOnly aria-label={t("Link")} value={link} onFocus={(event) => event.target.select()} />
            <CopyButton text={link} label={t("Copy the link")} />
          </div>
        )}
      </PopoverContent>
    </Popover>
  );
}
