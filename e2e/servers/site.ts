import { createServer } from "node:http";
import { freePort } from "./free-port";

/** Somebody else's website: one page, on an origin of its own. */
export interface Site {
  origin: string;
  /** What its page holds from now on. */
  show(body: string): void;
  stop(): Promise<void>;
}

interface SiteOptions {
  /** Scripts that it serves itself, by their path. */
  scripts?: Readonly<Record<string, string>>;
  /** Lets pages style themselves, which some widgets need. */
  anyStyles?: boolean;
}

export async function startSite({ scripts = {}, anyStyles = false }: SiteOptions = {}): Promise<Site> {
  let body = "";
  const server = createServer((request, response) => {
    const script = scripts[request.url ?? ""];
    if (script !== undefined) return void response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    if (request.url !== "/") return void response.writeHead(404).end();
    // As strict about styles as careful sites are.
    const styles = anyStyles ? "" : "style-src 'self'; ";
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `${styles}object-src 'none'`,
    });
    response.end(`<!doctype html><html lang="en"><title>A shop</title><body><h1>A shop</h1>${body}</body></html>`);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    show: (next) => {
      body = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
