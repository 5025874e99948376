import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";

/** What to say for the codes that a failed sign-in comes back with. */
const sentences: Readonly<Record<string, Wording>> = {
  CredentialsSignin: msg("This e-mail address and password do not belong together. Check both and try again."),
  RateLimited: msg("Too many tries. Wait five minutes, then try again."),
  Unavailable: msg("The server could not check your password. Try again in a moment; if it goes on, its log says why."),
  Uninvited: msg(
    "This account is not invited yet. Ask an owner of the workspace for an invitation link, and open it first.",
  ),
  AddressTaken: msg(
    "Somebody here already has this e-mail address. Sign in with its password; then this account can be connected.",
  ),
  NoAddress: msg("The other service did not give your e-mail address. Allow it there and try again."),
  AccessDenied: msg("The other service did not let you in. Try again, or sign in with your password."),
  Configuration: msg("This way in is not set up correctly. Tell the person who runs this server; its log says why."),
};

/** A sentence for the person who could not sign in, or null without a code. */
export function signInError(code: string | null | undefined): string | null {
  if (!code) return null;
  return t(sentences[code] ?? "Signing in did not work. Try again, or use another way.");
}
