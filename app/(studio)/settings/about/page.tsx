import type { Metadata } from "next";
import { AboutScreen } from "@/components/settings/about-screen";
import { t } from "@/components/words/t";
import project from "@/package.json" with { type: "json" };

export const generateMetadata = (): Metadata => ({ title: t("About") });

export default function AboutPage() {
  return <AboutScreen version={project.version} license={project.license} />;
}
