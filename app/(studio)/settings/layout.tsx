import type { ReactNode } from "react";
import { Page } from "@/components/frame/page";
import { SettingsNav } from "@/components/settings/settings-nav";
import { t } from "@/components/words/t";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <Page title={t("Settings")} width="narrow">
      <SettingsNav />
      <div className="flex flex-col gap-8">{children}</div>
    </Page>
  );
}
