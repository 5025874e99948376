"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { exportFileName, saveJsonFile } from "@/components/flow-list/save-file";
import { type RouterInputs, useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";

interface ExportMessagesProps {
  flowId: string;
  flowName: string;
  input: Omit<RouterInputs["messages"]["export"], "flowId">;
}

/** Saves the messages that match the filters as a JSON file. */
export function ExportMessages({ flowId, flowName, input }: ExportMessagesProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const rows = await queries.fetchQuery(
        trpc.messages.export.queryOptions({ flowId, ...input }, { staleTime: 0, gcTime: 0 }),
      );
      if (rows.length === 0) toast(t("There are no messages to export"));
      else saveJsonFile(exportFileName(`${flowName} messages`), rows);
    } catch (error) {
      toast.error(t("The messages could not be exported"), { description: errorMessage(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={() => void save()} busy={busy}>
      <Download aria-hidden />
      {t("Export JSON")}
    </Button>
  );
}
