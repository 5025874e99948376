import { z } from "zod";
import { passwordLength } from "@/domain/new-password";
import { flowDocumentSchema } from "@/domain/flow/flow-document";

/** Parts of procedure inputs. Objects are strict everywhere: an unknown key is an error, never a column. */
const printable = /^[^\p{Cc}]*$/u;
const ofName = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "Enter a name.")
    .max(max, `Use at most ${max} characters.`)
    .regex(printable, "Use letters, digits and signs only.");

export const name = ofName(200);
/** Ids are checked by the verbs, for which a malformed one is simply unknown. */
export const id = z.string().max(100);
export const email = z.email("Enter an e-mail address.").max(254);
export const newPassword = z
  .string()
  .min(passwordLength.min, `Use at least ${passwordLength.min} characters.`)
  .max(passwordLength.max, `Use at most ${passwordLength.max} characters.`);
/** A password to compare with; rules for new ones do not apply. */
export const givenPassword = z.string().max(200);
export const personName = z.string().trim().max(100).regex(printable);
/** A language tag such as `de` or `pt-BR`. One that has no catalogue here shows English. */
export const locale = z
  .string()
  .max(35)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Choose one of the languages.");
export const flowKind = z.enum(["chatflow", "agentflow"]);
export const flowDocument = flowDocumentSchema;
export const byId = z.strictObject({ id });
/** Text for Postgres, which has no NUL. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\0"), "Remove the NUL character.");
