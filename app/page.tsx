import { redirect } from "next/navigation";
import { requirePageMember } from "@/server/auth/page-access";

export default async function StartPage() {
  await requirePageMember();
  redirect("/chatflows");
}
