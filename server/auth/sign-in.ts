import type { SessionClaims } from "./session-token";

/** One request to NextAuth: what it brought along, and who came in through it. */
export interface SignIn {
  address: string;
  /** From the invitation link the sign-in began on. */
  inviteToken: string | undefined;
  /** The person who is signed in already. */
  signedInAs: string | undefined;
  /** Set by whichever way in succeeded; read when the session is made within the same request. */
  entered?: SessionClaims;
}
