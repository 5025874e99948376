"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Field } from "@/components/ui/field";
import { Select, type SelectChoice } from "@/components/ui/select";
import { currentWords } from "@/components/words/current-words";
import { localeName } from "@/components/words/locales";
import { rememberLocale } from "@/components/words/remember-locale";
import { locales } from "@/components/words/speak";
import { t } from "@/components/words/t";

/** Stands for no choice: a select knows no empty value. */
const asBrowser = "browser";

/** In which language one's screens speak. Not there while only one is. */
export function LanguageField({ locale }: { locale: string | null }) {
  const trpc = useTRPC();
  const choose = useMutation(
    trpc.account.setLocale.mutationOptions({
      meta: { quiet: true },
      onSuccess: (_, { locale: chosen }) => rememberLocale(chosen),
    }),
  );
  const spoken = currentWords().locale;
  const known = locales.includes(spoken) ? locales : [...locales, spoken];
  if (known.length < 2) return null;
  const choices: SelectChoice[] = [
    { value: asBrowser, label: t("The language of your browser") },
    ...known.map((each) => ({ value: each, label: <span lang={each}>{localeName(each)}</span> })),
  ];
  return (
    <Field
      label={t("Language")}
      help={t("The screens speak it wherever you sign in.")}
      error={choose.error ? errorMessage(choose.error) : null}
    >
      {(control) => (
        <Select
          {...control}
          className="max-w-md"
          value={locale ?? asBrowser}
          onValueChange={(chosen) => choose.mutate({ locale: chosen === asBrowser ? null : chosen })}
          choices={choices}
          disabled={choose.isPending}
        />
      )}
    </Field>
  );
}
