"use client";

import { useQuery } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";

interface ProviderButtonsProps {
  /** A path of this site. */
  next: string;
}

/** Ways in through other services, where the operator has set some up. */
export function ProviderButtons({ next }: ProviderButtonsProps) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.setup.status.queryOptions());
  const [leaving, setLeaving] = useState<string | null>(null);
  const providers = data?.providers ?? [];
  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="mb-2 flex items-center gap-3 text-sm text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t("or")}
      </div>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          busy={leaving === id}
          onClick={() => {
            setLeaving(id);
            void signIn(id, { callbackUrl: next });
          }}
        >
          {rich("Continue with {name}", { name })}
        </Button>
      ))}
    </div>
  );
}
