"use client";

import { useViewer } from "@/components/frame/use-viewer";
import { CardSkeleton } from "@/components/settings/card-skeleton";
import { SettingsSection } from "@/components/settings/settings-section";
import { t } from "@/components/words/t";
import { ExportForm } from "./export-form";
import { ImportForm } from "./import-form";

/** A whole workspace as a file, and such a file back. */
export function TransferScreen() {
  const { viewer, canEdit } = useViewer();
  if (!viewer) return <CardSkeleton />;
  if (!canEdit)
    return (
      <SettingsSection title={t("Import and export")}>
        <p className="px-5 py-4">{t("Only editors and owners can take a workspace along. Ask one of them.")}</p>
      </SettingsSection>
    );
  return (
    <>
      <SettingsSection
        title={t("Export")}
        description={t(
          "One file for another server, Flowise’s included. Credentials, passwords and headers stay here.",
        )}
      >
        <ExportForm workspace={viewer.workspace.name} />
      </SettingsSection>
      <SettingsSection
        title={t("Import")}
        description={t(
          "The file of a whole workspace, of this server or Flowise. You see what comes of it first; then all of it is saved, or nothing.",
        )}
      >
        <ImportForm />
      </SettingsSection>
    </>
  );
}
