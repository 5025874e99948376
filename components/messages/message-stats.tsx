"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type RouterInputs, useTRPC } from "@/components/trpc/client";
import { numberText } from "@/components/words/number-text";
import { t } from "@/components/words/t";

interface MessageStatsProps {
  flowId: string;
  input: Omit<RouterInputs["messages"]["stats"], "flowId">;
}

/** How much was said and how it was liked, as far as the filters reach. */
export function MessageStats({ flowId, input }: MessageStatsProps) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.messages.stats.queryOptions({ flowId, ...input }, { placeholderData: keepPreviousData }),
  );
  const share = data && data.judged > 0 ? `${Math.round((data.liked / data.judged) * 100)} %` : "–";
  const told = [
    { name: t("Messages"), value: data && numberText(data.messages) },
    { name: t("Sessions"), value: data && numberText(data.sessions) },
    { name: t("Feedback"), value: data && numberText(data.judged) },
    { name: t("Positive"), value: data && share },
  ];
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border bg-card sm:grid-cols-4">
      {told.map(({ name, value }) => (
        <div key={name} className="px-4 py-2.5 not-last:border-r max-sm:nth-2:border-r-0 max-sm:nth-[n+3]:border-t">
          <dt className="text-xs text-muted-foreground">{name}</dt>
          <dd className="text-lg font-semibold tabular-nums">{value ?? <span aria-hidden>–</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
