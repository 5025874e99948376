import type { Metadata } from "next";
import { ProfileScreen } from "@/components/settings/profile-screen";
import { t } from "@/components/words/t";

export const generateMetadata = (): Metadata => ({ title: t("Profile") });

export default function ProfilePage() {
  return <ProfileScreen />;
}
