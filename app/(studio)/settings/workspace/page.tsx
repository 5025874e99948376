import type { Metadata } from "next";
import { WorkspaceScreen } from "@/components/settings/workspace-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Workspace") });

export default function WorkspacePage() {
  return <WorkspaceScreen />;
}
