"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { RouterOutputs } from "@/components/trpc/client";
import { numberText } from "@/components/words/number-text";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowSummary } from "./flow-summary";

/** How much a flow was used in the last 30 days. */
export function UsageDialog({ flow, onClose }: { flow: FlowSummary | null; onClose: () => void }) {
  return (
    <Dialog open={flow !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t("Use of “{name}”", { name: flow?.name ?? "" })}
        description={t("The last 30 days, by day in UTC.")}
        size="md"
      >
        <DialogBody className="pb-6">{flow && <Usage id={flow.id} />}</DialogBody>
      </DialogContent>
    </Dialog>
  );
}

function Usage({ id }: { id: string }) {
  const trpc = useTRPC();
  const { data, error } = useQuery(trpc.flows.usageOf.queryOptions({ id }, { staleTime: 0 }));
  if (error) return <p role="alert">{errorMessage(error)}</p>;
  if (!data) return <Skeleton className="h-40" />;
  const { days, lastUsed } = data;
  const total = (of: (day: UsageDay) => number) => numberText(days.reduce((sum, day) => sum + of(day), 0));
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Fact label={t("Calls")} value={total(({ calls }) => calls)} />
        <Fact label={t("Failed")} value={total(({ failed }) => failed)} />
        <Fact label={t("Tokens")} value={total(({ tokens }) => tokens)} />
        <div>
          <dt className="text-sm text-muted-foreground">{t("Last used")}</dt>
          <dd className="font-medium">{lastUsed ? <RelativeTime at={lastUsed} /> : t("Never")}</dd>
        </div>
      </dl>
      {days.length === 0 ? (
        <p className="text-muted-foreground">{t("Nobody called it in this time.")}</p>
      ) : (
        <Bars days={days} />
      )}
    </>
  );
}

type UsageDay = RouterOutputs["flows"]["usageOf"]["days"][number];

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt className="text-sm text-muted-foreground">{label}</dt>
    <dd className="text-lg font-semibold tabular-nums">{value}</dd>
  </div>
);

/** A bar a day; the table says the same to who cannot see it. */
function Bars({ days }: { days: readonly UsageDay[] }) {
  const most = Math.max(...days.map(({ calls }) => calls));
  const byDay = new Map(days.map((day) => [day.day, day]));
  return (
    <>
      <div aria-hidden className="flex h-28 items-end gap-0.5 border-b">
        {lastDays(30).map((day) => {
          const { calls = 0, failed = 0 } = byDay.get(day) ?? {};
          return (
            <span
              key={day}
              title={t("{day}: {calls} calls, {failed} failed", { day, calls, failed })}
              className="flex-1 rounded-t-sm bg-primary"
              style={{ height: `${String((calls / most) * 100)}%` }}
            />
          );
        })}
      </div>
      <table className="sr-only">
        <caption>{t("Calls by day")}</caption>
        <tbody>
          {days.map(({ day, calls, failed }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              <td>{rich("{calls} calls", { calls })}</td>
              <td>{rich("{failed} failed", { failed })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function lastDays(count: number): string[] {
  const today = Date.now();
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
