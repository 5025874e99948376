import { z } from "zod";
import type { Owner } from "./servers/weft-server";

const row = z.object({ id: z.string() });
const keyList = z.array(z.object({ keyName: z.string(), apiKey: z.string() }));

interface FlowOptions {
  /** A chatflow unless said. */
  type?: "CHATFLOW" | "AGENTFLOW";
  isPublic?: boolean;
  /** Settings as JSON text. */
  chatbotConfig?: string;
  apiConfig?: string;
  followUpPrompts?: string;
  speechToText?: string;
  textToSpeech?: string;
}

/** The management API as an outside program uses it, in the owner's name. */
export interface Rest {
  createFlow(name: string, flow: object, options?: FlowOptions): Promise<string>;
  createCredential(name: string, type: string, values: Record<string, string>): Promise<string>;
  createKey(name: string): Promise<string>;
  /** Any call under `/api/v1`; throws when it is refused. */
  call(method: string, path: string, body?: object): Promise<unknown>;
}

export function restClient(url: string, owner: Owner): Rest {
  const authorization = `Basic ${Buffer.from(`${owner.email}:${owner.password}`).toString("base64")}`;
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { authorization, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    call,
    async createFlow(name, flow, options = {}) {
      const body = { name, type: "CHATFLOW", flowData: JSON.stringify(flow), ...options };
      return row.parse(await call("POST", "chatflows", body)).id;
    },
    async createCredential(name, type, values) {
      return row.parse(await call("POST", "credentials", { name, credentialName: type, plainDataObj: values })).id;
    },
    async createKey(name) {
      const keys = keyList.parse(await call("POST", "apikey", { keyName: name, permissions: ["predict"] }));
      const made = keys.find(({ keyName }) => keyName === name);
      if (!made) throw new Error(`The list of keys lacks ${name}.`);
      return made.apiKey;
    },
  };
}
