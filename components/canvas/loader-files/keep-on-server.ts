import { z } from "zod";
import { t } from "@/components/words/t";
import type { FieldFile } from "@/domain/files/file-value";

const kept = z.array(z.object({ name: z.string(), size: z.number() }));
const failure = z.object({ message: z.string() });

/** Sends a file to the server, which keeps it for the flow's loaders. Rejects with a sentence for the person. */
export async function keepOnServer(flowId: string, file: File): Promise<FieldFile> {
  const form = new FormData();
  form.append("files", file, file.name);
  const response = await fetch(`/api/v1/flow-files/${encodeURIComponent(flowId)}`, {
    method: "POST",
    headers: { "x-request-from": "internal" },
    body: form,
  }).catch(() => undefined);
  if (!response) throw new Error(t("“{name}” could not be sent: the server cannot be reached.", { name: file.name }));
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok)
    throw new Error(failure.safeParse(answer).data?.message ?? t("“{name}” could not be kept.", { name: file.name }));
  const [first] = kept.parse(answer);
  if (!first) throw new Error(t("“{name}” could not be kept.", { name: file.name }));
  return { kind: "stored", name: first.name };
}
