"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { toast } from "sonner";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { isAppError } from "@/domain/errors";
import { parseToolFile } from "@/domain/tools/tool-file";
import { useForgetTools } from "./use-tools";

/** Takes a tool from a file of this server or Flowise, and opens it. */
export function ImportTool() {
  const input = useRef<HTMLInputElement>(null);
  const trpc = useTRPC();
  const router = useRouter();
  const forget = useForgetTools();
  const create = useMutation(trpc.tools.create.mutationOptions({ meta: { quiet: true } }));
  const take = async (file: File) => {
    try {
      const tool = parseToolFile(JSON.parse(await file.text()));
      const { id } = await create.mutateAsync(tool);
      await forget();
      toast.success(t("“{name}” imported", { name: tool.name }));
      router.push(`/tools/${id}`);
    } catch (error) {
      const why = error instanceof SyntaxError ? t("It is not valid JSON.") : errorMessage(error);
      toast.error(t("“{name}” could not be imported", { name: file.name }), {
        description: isAppError(error) ? error.message : why,
      });
    }
  };
  return (
    <>
      <Button busy={create.isPending} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {t("Import")}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t("File of a tool")}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void take(file);
        }}
      />
    </>
  );
}
