"use client";

import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { t } from "@/components/words/t";
import { SettingsSection } from "./settings-section";

const never = () => () => undefined;

/** What is running here. */
export function AboutScreen({ version, license }: { version: string; license: string }) {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  return (
    <SettingsSection title={t("About")} description={t("What is running here, for support and for your own notes.")}>
      <dl className="divide-y">
        <Fact name={t("Version")}>{version}</Fact>
        <Fact name={t("Public API")}>
          <span className="flex items-center gap-1">
            <code className="font-mono text-sm break-all">{origin}/api/v1</code>
            <CopyButton text={`${origin}/api/v1`} label={t("Copy the API's address")} />
            <Link href="/docs" className="rounded-sm text-sm text-link hover:underline">
              {t("Documentation")}
            </Link>
          </span>
        </Fact>
        <Fact name={t("License")}>{license}</Fact>
      </dl>
    </SettingsSection>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 px-5 py-2">
    <dt className="text-muted-foreground">{name}</dt>
    <dd>{children}</dd>
  </div>
);
