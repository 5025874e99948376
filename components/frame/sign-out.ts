import { signOut } from "next-auth/react";

/** Ends this browser's session and shows the sign-in page. */
export const leave = (): Promise<unknown> => signOut({ callbackUrl: "/sign-in" });
