import { StatusPage } from "@/components/frame/status-page";

export default function NotFound() {
  return (
    <StatusPage title="There is nothing here" href="/" action="Go to the start">
      The address may be mistyped, or what was here has been deleted.
    </StatusPage>
  );
}
