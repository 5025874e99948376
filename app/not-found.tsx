import { StatusPage } from "@/components/frame/status-page";
import { t } from "@/components/words/t";

export default function NotFound() {
  return (
    <StatusPage title={t("There is nothing here")} href="/" action={t("Go to the start")}>
      {t("The address may be mistyped, or what was here has been deleted.")}
    </StatusPage>
  );
}
