"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useViewer } from "@/components/frame/use-viewer";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Badge } from "@/components/ui/badge";
import { t } from "@/components/words/t";
import { CardSkeleton } from "./card-skeleton";
import { NameForm } from "./name-form";
import { SettingsSection } from "./settings-section";

export function WorkspaceScreen() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { viewer, isOwner } = useViewer();
  const rename = useMutation(
    trpc.account.renameWorkspace.mutationOptions({
      meta: { quiet: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.account.pathFilter());
        toast.success(t("Workspace renamed"));
      },
    }),
  );
  if (!viewer) return <CardSkeleton />;
  return (
    <>
      <SettingsSection title={t("Workspace")} description={isOwner ? undefined : t("Only an owner can rename it.")}>
        <NameForm
          key={viewer.workspace.name}
          label={t("Name")}
          value={viewer.workspace.name}
          maxLength={100}
          readOnly={!isOwner}
          busy={rename.isPending}
          error={rename.error ? errorMessage(rename.error) : null}
          onSave={(name) => rename.mutate({ name })}
        />
      </SettingsSection>
      <SignInWays />
    </>
  );
}

/** Which outside accounts are taken. They are set up where the server runs, not here. */
function SignInWays() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.setup.status.queryOptions());
  const providers = data?.providers ?? [];
  return (
    <SettingsSection
      title={t("Sign-in")}
      description={t("How people get in. Other services are set up in the server's environment.")}
    >
      <ul className="divide-y">
        <Way name={t("E-mail and password")} detail={t("Always")} on />
        {providers.map(({ id, name }) => (
          <Way key={id} name={name} detail={t("Set up")} on />
        ))}
        {data && providers.length === 0 && (
          <Way
            name={t("Google, GitHub, OpenID Connect")}
            detail={t("Not set up: the server has no GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID or OIDC_ISSUER")}
            on={false}
          />
        )}
      </ul>
    </SettingsSection>
  );
}

const Way = ({ name, detail, on }: { name: string; detail: string; on: boolean }) => (
  <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3">
    <span className={on ? "font-medium" : "text-muted-foreground"}>{name}</span>
    {on ? <Badge tone="ok">{detail}</Badge> : <span className="text-sm text-muted-foreground">{detail}</span>}
  </li>
);
