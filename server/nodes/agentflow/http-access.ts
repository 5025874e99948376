import { basicAuth } from "../document-loaders/basic-auth";

export interface HttpSecrets {
  basicAuthUsername?: string | undefined;
  basicAuthPassword?: string | undefined;
  token?: string | undefined;
  key?: string | undefined;
  value?: string | undefined;
}

/** The header that a credential of any of the three types stands for. */
export function httpAccess(secrets: HttpSecrets): [string, string][] {
  const { basicAuthUsername: user, basicAuthPassword: password, token, key, value } = secrets;
  if (user !== undefined || password !== undefined) return [["Authorization", basicAuth(user ?? "", password ?? "")]];
  if (token) return [["Authorization", `Bearer ${token}`]];
  return key && value ? [[key, value]] : [];
}
