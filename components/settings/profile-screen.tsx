"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { t } from "@/components/words/t";
import { CardSkeleton } from "./card-skeleton";
import { LanguageField } from "./language-field";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { SettingsSection } from "./settings-section";

/** The signed-in person's own account. */
export function ProfileScreen() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { viewer } = useViewer();
  const update = useMutation(
    trpc.account.update.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.account.pathFilter());
        toast.success(t("Name saved"));
      },
    }),
  );
  if (!viewer) return <CardSkeleton />;
  return (
    <>
      <SettingsSection title={t("Profile")}>
        <div className="flex flex-col gap-4 p-5 pb-0">
          <Field label={t("E-mail")} help={t("You sign in with it.")}>
            {(control) => <Input {...control} readOnly value={viewer.user.email} className="max-w-md" />}
          </Field>
          <LanguageField locale={viewer.user.locale} />
        </div>
        <NameForm
          key={viewer.user.name}
          label={t("Name")}
          value={viewer.user.name}
          maxLength={100}
          autoComplete="name"
          optional
          busy={update.isPending}
          error={update.error ? errorMessage(update.error) : null}
          onSave={(name) => update.mutate({ name })}
        />
      </SettingsSection>
      <SettingsSection title={t("Password")} description={t("Changing it ends all your other sessions.")}>
        {viewer.user.hasPassword ? (
          <PasswordForm email={viewer.user.email} />
        ) : (
          <p className="p-5 text-muted-foreground">
            {t("You sign in through another service, so there is no password here.")}
          </p>
        )}
      </SettingsSection>
    </>
  );
}
