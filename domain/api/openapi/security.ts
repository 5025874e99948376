import { assertNever } from "../../assert-never";
import type { Access } from "../contract";
import type { SecurityRequirement, SecurityScheme } from "./openapi-document";

export const securitySchemes: Record<string, SecurityScheme> = {
  apiKey: {
    type: "http",
    scheme: "bearer",
    description: "A key of the workspace. What it may do are its scopes: predict, messages, manage.",
  },
  member: {
    type: "http",
    scheme: "basic",
    description: "A member's e-mail and password. They may do what their role lets them.",
  },
  chatKey: {
    type: "apiKey",
    in: "header",
    name: "X-API-KEY",
    description: "A key of the workspace, for chats.",
  },
  accessToken: {
    type: "http",
    scheme: "bearer",
    description: "What `/oauth/token` gives for a key or for a member's e-mail and password, for chats.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "weft-session",
    description:
      "The cookie of a person who is signed in. Changes also need the header `x-request-from: internal`, which pages of other sites cannot send.",
  },
};

/** Who may call, as alternatives. The names in a key's list are the scopes it needs. */
export function securityOf(access: Access): SecurityRequirement[] {
  switch (access.kind) {
    case "public":
      return [{}];
    case "flow":
      return [{ apiKey: ["predict"] }, {}];
    case "session":
      return [{ session: [access.role] }];
    case "workspace":
      return [{ apiKey: [access.scope] }, { member: [access.role] }, { session: [access.role] }];
    case "chats":
      return [
        { chatKey: [access.scope] },
        { apiKey: [access.scope] },
        { accessToken: [access.scope] },
        { session: [access.role] },
      ];
    default:
      return assertNever(access);
  }
}

/** The same for people. */
export function accessSentence(access: Access): string {
  switch (access.kind) {
    case "public":
      return "Anybody may call it.";
    case "flow":
      return "Needs a key that the flow accepts; a public flow needs none.";
    case "session":
      return `Needs a session of a member who is ${roleNames[access.role]}.`;
    case "chats":
      return `Needs a key with the scope ${access.scope}, an access token, or a member who is ${roleNames[access.role]}. Only the caller's own chats are there.`;
    case "workspace":
      return `Needs a key with the scope ${access.scope}, or a member who is ${roleNames[access.role]}.`;
    default:
      return assertNever(access);
  }
}

const roleNames = { viewer: "a viewer or more", editor: "an editor or the owner", owner: "the owner" } as const;
