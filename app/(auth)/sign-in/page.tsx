import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { nextPath } from "@/components/auth/next-path";
import { SignInForm } from "@/components/auth/sign-in-form";
import { t } from "@/components/words/t";
import { requireNoMember } from "@/server/auth/page-access";

export const generateMetadata = (): Metadata => ({ title: t("Sign in") });

type Search = Record<string, string | string[] | undefined>;

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next, error } = await searchParams;
  const onward = nextPath(typeof next === "string" ? next : undefined);
  await requireNoMember(onward);
  return (
    <AuthCard title={t("Sign in")}>
      <SignInForm next={onward} errorCode={typeof error === "string" ? error : undefined} />
    </AuthCard>
  );
}
