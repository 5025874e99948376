import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { parseRailPreference, railCookie } from "@/components/frame/rail-preference";
import { StudioFrame } from "@/components/frame/studio-frame";
import { requirePageMember } from "@/server/auth/page-access";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  await requirePageMember();
  const rail = parseRailPreference((await cookies()).get(railCookie)?.value);
  return <StudioFrame rail={rail}>{children}</StudioFrame>;
}
