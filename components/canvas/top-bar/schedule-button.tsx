"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AlarmClock, AlarmClockOff } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { toast } from "sonner";
import { useCanvas, useReadOnly } from "@/components/canvas/canvas-context";
import { RunStatusBadge, type RunStatus } from "@/components/executions/run-status";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { Switch } from "@/components/ui/switch";
import { type RouterOutputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { dateText } from "@/components/words/date-text";
import { t } from "@/components/words/t";

type Schedule = NonNullable<RouterOutputs["schedules"]["get"]>;

const lookEveryMs = 15_000;

/** Stands in the top bar of flows whose published version begins by itself: when, what it has begun, on or off. */
export function ScheduleButton() {
  const trpc = useTRPC();
  const { id: flowId, kind } = useCanvas((state) => state.head);
  const published = useCanvas((state) => state.published);
  const { data, refetch } = useQuery({
    ...trpc.schedules.get.queryOptions({ flowId }, { enabled: kind === "agentflow" && published !== null }),
    meta: { quiet: true },
    refetchInterval: lookEveryMs,
  });
  useEffect(() => {
    if (published !== null) void refetch();
  }, [published, refetch]);
  if (!data) return null;
  const Icon = data.enabled && data.nextAt ? AlarmClock : AlarmClockOff;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" className="hidden md:inline-flex">
          <Icon aria-hidden />
          {t("Schedule")}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t("Schedule")} className="flex w-80 flex-col gap-3">
        <Times schedule={data} />
        <Switching schedule={data} flowId={flowId} />
        <Begun schedule={data} />
      </PopoverContent>
    </Popover>
  );
}

function Times({ schedule: { cron, timezone, nextAt, reason, enabled } }: { schedule: Schedule }) {
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">
        {nextAt ? (
          <>
            {t("Next run")} {isSoon(nextAt) ? t("within a minute") : <RelativeTime at={nextAt} />}
          </>
        ) : enabled ? (
          t("No next run")
        ) : (
          t("Switched off")
        )}
      </p>
      {nextAt && <p className="text-sm text-muted-foreground">{timeIn(nextAt, timezone)}</p>}
      {reason && <p className="text-sm text-danger">{reason}</p>}
      {cron && (
        <p className="text-sm text-muted-foreground">
          <code>{cron}</code> · {timezone}
        </p>
      )}
    </div>
  );
}

const isSoon = (at: Date): boolean => at.getTime() - Date.now() < 60_000;

const timeIn = (at: Date, timezone: string | null): string =>
  dateText(at, { dateStyle: "full", timeStyle: "short", timeZone: timezone ?? "UTC" });

function Switching({ schedule: { enabled, cron }, flowId }: { schedule: Schedule; flowId: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const readOnly = useReadOnly();
  const { mutate, isPending } = useMutation(
    trpc.schedules.setEnabled.mutationOptions({
      onError: (error) => toast.error(t("The schedule was not switched"), { description: errorMessage(error) }),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.schedules.get.queryKey({ flowId }) }),
    }),
  );
  return (
    <Field label={t("Begin runs at these times")} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
      {({ id }) => (
        <Switch
          id={id}
          checked={enabled}
          disabled={readOnly || isPending || (cron === null && !enabled)}
          onCheckedChange={(next) => mutate({ flowId, enabled: next })}
        />
      )}
    </Field>
  );
}

const shown: Record<Schedule["runs"][number]["status"], RunStatus> = {
  QUEUED: "running",
  RUNNING: "running",
  SUCCEEDED: "finished",
  FAILED: "failed",
};

function Begun({ schedule: { runs } }: { schedule: Schedule }) {
  if (runs.length === 0) return <p className="text-sm text-muted-foreground">{t("It has not begun a run yet.")}</p>;
  return (
    <ul aria-label={t("Latest runs")} className="flex flex-col gap-1 border-t pt-2">
      {runs.map(({ id, executionId, status, waits, dueAt, error }) => (
        <li key={id} className="flex min-h-7 items-center justify-between gap-2" title={error ?? undefined}>
          {executionId ? (
            <Link href={`/executions/${executionId}`} className="text-sm underline-offset-2 hover:underline">
              <RelativeTime at={dueAt} />
            </Link>
          ) : (
            <RelativeTime at={dueAt} className="text-sm" />
          )}
          <RunStatusBadge status={waits ? "paused" : shown[status]} />
        </li>
      ))}
    </ul>
  );
}
