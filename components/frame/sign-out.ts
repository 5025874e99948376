import { signOut } from "next-auth/react";
import { forgetChats } from "@/components/chat/chat-storage";

/** Ends this browser's session and shows the sign-in page. Conversations kept in the browser go with the person. */
export function leave(): Promise<unknown> {
  forgetChats();
  return signOut({ callbackUrl: "/sign-in" });
}
