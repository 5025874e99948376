"use client";

import { Command } from "cmdk";
import { DialogBody } from "@/components/ui/dialog";
import { t } from "@/components/words/t";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { CredentialIcon } from "./credential-icon";

interface CredentialTypePickerProps {
  specs: readonly CredentialSpec[];
  onChoose: (spec: CredentialSpec) => void;
}

/** The first step of a new credential: for which service. */
export function CredentialTypePicker({ specs, onChoose }: CredentialTypePickerProps) {
  return (
    <DialogBody className="pb-5">
      <Command loop className="flex min-h-0 flex-col gap-2">
        <Command.Input
          autoFocus
          placeholder={t("Search services")}
          className="h-9 w-full shrink-0 rounded-md border border-input bg-card px-3 outline-hidden focus-visible:border-ring focus-visible:ring-2 focus-visible:ring-ring/30 pointer-coarse:h-10 pointer-coarse:text-lg"
        />
        <Command.List label={t("Suggestions")} className="-mx-2 max-h-[50dvh] min-h-40 overflow-y-auto px-2 py-1">
          <Command.Empty className="py-8 text-center text-muted-foreground">{t("No service matches.")}</Command.Empty>
          {[...specs]
            .sort((a, b) => a.label.localeCompare(b.label))
            .map((spec) => (
              <Command.Item
                key={spec.name}
                value={spec.name}
                keywords={[spec.label, spec.description ?? ""]}
                onSelect={() => onChoose(spec)}
                className="flex cursor-pointer items-center gap-3 rounded-md px-2 py-2 data-[selected=true]:bg-hover"
              >
                <CredentialIcon spec={spec} />
                <span className="min-w-0">
                  <span className="block font-medium">{spec.label}</span>
                  {spec.description && <span className="block text-sm text-muted-foreground">{spec.description}</span>}
                </span>
              </Command.Item>
            ))}
        </Command.List>
      </Command>
    </DialogBody>
  );
}
