import { TriangleAlert } from "lucide-react";
import { t } from "@/components/words/t";
import type { ExportedCode } from "@/domain/export-code/export-code";

/** What an exported project holds, what it lacks, and what it needs. */
export function WhatIsInCode({ code: { leftOut, environment, files } }: { code: ExportedCode }) {
  const functions = files.some(({ path }) => path === "src/steps/script.ts");
  return (
    <>
      {leftOut.length === 0 ? (
        <p>{t("All of its steps are in the project.")}</p>
      ) : (
        <section className="flex flex-col gap-2">
          <p>
            {t("These steps cannot be taken along. A run that comes to one of them stops with an error that names it.")}
          </p>
          <ul className="flex flex-col gap-1 rounded-md bg-waiting-soft px-3 py-2 text-sm">
            {leftOut.map(({ nodeId, label, reason }) => (
              <li key={nodeId} className="flex items-start gap-2">
                <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
                <span className="min-w-0 wrap-anywhere">
                  <span className="font-medium">{label}</span>: {reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {environment.length > 0 && (
        <section className="flex flex-col gap-1">
          <p>{t("Keys stay here. The project reads them from the environment:")}</p>
          <ul className="flex flex-col gap-1 text-sm">
            {environment.map(({ name, purpose }) => (
              <li key={name} className="wrap-anywhere">
                <code className="font-mono">{name}</code>
                <span className="text-muted-foreground"> {purpose}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {functions && (
        <p className="text-sm text-muted-foreground">
          {t("Its functions run without a sandbox there. Read them before you start it.")}
        </p>
      )}
    </>
  );
}
