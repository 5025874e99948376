import type { Metadata } from "next";
import { AboutScreen } from "@/components/settings/about-screen";
import project from "@/package.json" with { type: "json" };

export const metadata: Metadata = { title: "About" };

export default function AboutPage() {
  return <AboutScreen version={project.version} license={project.license} />;
}
