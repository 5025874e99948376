import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { t } from "@/components/words/t";

export default function NotFound() {
  return (
    <div className="mx-auto max-w-xl p-6 py-16">
      <EmptyState
        title={t("There is nothing here")}
        action={
          <Button asChild variant="primary">
            <Link href="/chatflows">{t("Go to the chatflows")}</Link>
          </Button>
        }
      >
        {t("The address may be mistyped, or what was here has been deleted.")}
      </EmptyState>
    </div>
  );
}
