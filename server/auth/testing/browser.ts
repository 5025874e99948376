import type { Runtime } from "@/server/runtime";
import { answerAuth } from "../handle-auth";

/** A browser as far as signing in goes: it keeps cookies and sends them back. */
export function createBrowser(runtime: Runtime, origin: string) {
  const jar = new Map<string, string>();
  const headers = (): Headers =>
    new Headers({
      host: new URL(origin).host,
      "x-forwarded-for": "10.9.8.7",
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    });
  async function send(path: string, form?: Record<string, string>): Promise<Response> {
    const sent = headers();
    if (form) sent.set("content-type", "application/x-www-form-urlencoded");
    const body = form && new URLSearchParams(form).toString();
    const request = new Request(new URL(path, origin), { method: form ? "POST" : "GET", headers: sent, body });
    const response = await answerAuth(runtime, request);
    for (const line of response.headers.getSetCookie()) keep(line);
    return response;
  }
  function keep(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  async function csrfToken(): Promise<string> {
    const answer: { csrfToken: string } = await (await send("/api/auth/csrf")).json();
    return answer.csrfToken;
  }
  return {
    jar,
    headers,
    send,
    /** Posts a form of NextAuth's with its token, and returns the address it leads to. */
    async post(path: string, form: Record<string, string>): Promise<string> {
      const response = await send(path, { ...form, csrfToken: await csrfToken(), json: "true" });
      const answer: { url: string } = await response.json();
      return answer.url;
    },
  };
}
