import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { SecurityScheme } from "@/domain/api/openapi/openapi-document";
import { CopyButton } from "@/components/ui/copy-button";
import { Prose } from "./prose";

interface DocsIntroProps {
  base: string;
  schemes: Readonly<Record<string, SecurityScheme>>;
}

/** What holds for every endpoint. */
export function DocsIntro({ base, schemes }: DocsIntroProps) {
  return (
    <dl className="mt-8 grid max-w-5xl gap-x-8 gap-y-6 text-sm md:grid-cols-2">
      <div>
        <dt className="text-base font-medium">{t("Address")}</dt>
        <dd className="mt-1 flex items-center gap-1 text-muted-foreground">
          <code className="font-mono break-all">{base}</code>
          <CopyButton text={base} label={t("Copy the address")} />
        </dd>
      </div>
      <div>
        <dt className="text-base font-medium">{t("When something is refused")}</dt>
        <dd className="mt-1 text-pretty text-muted-foreground">
          <Prose
            text={t(
              "The status says what kind of thing went wrong, `message` says it in words. All refusals have the same keys: `statusCode`, `success`, `message`, `error`.",
            )}
          />
        </dd>
      </div>
      {Object.entries(schemes).map(([name, scheme]) => (
        <div key={name}>
          <dt className="text-base font-medium">{t(schemeNames[name] ?? name)}</dt>
          <dd className="mt-1 text-pretty text-muted-foreground">
            <Prose text={`${headerOf(scheme)} ${scheme.description}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const schemeNames: Readonly<Record<string, Wording>> = {
  apiKey: msg("With a key"),
  member: msg("As a member"),
  chatKey: msg("With a key, for chats"),
  accessToken: msg("With a token, for chats"),
  session: msg("From this server's own pages"),
};

function headerOf(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey") return `\`${scheme.in === "cookie" ? "Cookie" : scheme.name}\`.`;
  return scheme.scheme === "bearer" ? "`Authorization: Bearer …`." : "`Authorization: Basic …`.";
}
