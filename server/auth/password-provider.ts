import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { isAppError } from "@/domain/errors";
import type { Runtime } from "@/server/runtime";
import type { SignIn } from "./sign-in";
import { verifyPerson } from "./verify-person";

const credentialsSchema = z.object({ email: z.string().max(254), password: z.string().max(200) });

/** Signing in with e-mail address and password. */
export const passwordProvider = (runtime: Pick<Runtime, "db" | "limiter" | "log">, signIn: SignIn) =>
  CredentialsProvider({
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(given) {
      const parsed = credentialsSchema.safeParse(given);
      if (!parsed.success) return null;
      const person = await verifyPerson(runtime, { ...parsed.data, address: signIn.address }).catch(
        (error: unknown) => {
          // NextAuth hands the message of an error to the page as its code.
          if (isAppError(error) && error.code === "rate_limited") throw new Error("RateLimited");
          runtime.log.error({ err: error }, "A password could not be checked");
          throw new Error("Unavailable");
        },
      );
      if (!person) return null;
      signIn.entered = person;
      return { id: person.userId };
    },
  });
