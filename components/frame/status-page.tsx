import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Logo } from "./logo";

interface StatusPageProps {
  title: string;
  children: ReactNode;
  href: string;
  action: string;
}

/** A whole page that says one thing and offers one way on. */
export function StatusPage({ title, children, href, action }: StatusPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 text-center">
      <Logo className="mb-6 size-8" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-2 max-w-md text-pretty text-muted-foreground">{children}</p>
      <Button asChild variant="primary" className="mt-6">
        <Link href={href}>{action}</Link>
      </Button>
    </main>
  );
}
