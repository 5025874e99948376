import { resolveSrv, resolveTxt } from "node:dns/promises";
import { AppError } from "@/domain/errors";

export interface MongoHost {
  host: string;
  port: number;
}

export interface MongoTarget {
  hosts: readonly MongoHost[];
  user: string;
  password: string;
  /** Database that knows the user. */
  authSource: string;
  tls: boolean;
}

/** What a name stands for in DNS: its servers, and settings in the form of a query. */
export type ResolveCluster = (name: string) => Promise<{ hosts: readonly MongoHost[]; settings: string }>;

export const resolveClusterByDns: ResolveCluster = async (name) => {
  const [servers, texts] = await Promise.all([resolveSrv(`_mongodb._tcp.${name}`), resolveTxt(name).catch(() => [])]);
  return { hosts: servers.map(({ name: host, port }) => ({ host, port })), settings: texts.flat().join("") };
};

const form = /^mongodb(\+srv)?:\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/?@]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/**
 * Takes `mongodb+srv://user:password@cluster.example.net/` apart. Of its settings only those of who one is and of
 * encryption count: others name files or keys of this server. No message repeats the address: it holds a password.
 */
export async function readMongoAddress(address: string, resolveCluster: ResolveCluster): Promise<MongoTarget> {
  const [, srv, user = "", password = "", names = "", database = "", query = ""] = form.exec(address.trim()) ?? [];
  if (names === "")
    throw new AppError(
      "invalid_input",
      "The MongoDB address should look like mongodb+srv://user:password@cluster.example.net.",
    );
  const cluster = srv
    ? await findCluster(names, resolveCluster)
    : { hosts: names.split(",").map(readHost), settings: "" };
  const settings = new URLSearchParams(
    [...new URLSearchParams(cluster.settings), ...new URLSearchParams(query)].map(lower),
  );
  const wanted = settings.getAll("tls").at(-1) ?? settings.getAll("ssl").at(-1);
  return {
    hosts: cluster.hosts,
    user: decoded(user),
    password: decoded(password),
    authSource: settings.getAll("authsource").at(-1) ?? (decoded(database) || "admin"),
    tls: wanted === undefined ? srv !== undefined : wanted === "true",
  };
}

const lower = ([name, value]: [string, string]): [string, string] => [name.toLowerCase(), value];

async function findCluster(name: string, resolveCluster: ResolveCluster): ReturnType<ResolveCluster> {
  const found = await resolveCluster(name).catch((cause: unknown) => {
    throw new AppError("upstream_failed", `No MongoDB cluster was found at ${name}. Check its address.`, { cause });
  });
  // Whoever answers for the name must not lead to servers of somebody else's.
  const domain = `.${name.split(".").slice(1).join(".")}`.toLowerCase();
  const strange = found.hosts.find(
    ({ host }) => domain === "." || !host.toLowerCase().replace(/\.$/, "").endsWith(domain),
  );
  if (strange || found.hosts.length === 0)
    throw new AppError("upstream_failed", `${name} leads to no MongoDB servers of its own domain. Check its address.`);
  return found;
}

function readHost(text: string): MongoHost {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text.trim()) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || host.endsWith(".sock"))
    throw new AppError("invalid_input", `“${text}” is no MongoDB server. Name it as host:port.`);
  return { host, port: Number(port ?? 27_017) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
