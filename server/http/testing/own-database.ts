import { randomBytes } from "node:crypto";

/** A database of the caller's own on a server, for processes that are given its address. */
export async function ownDatabase(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const { default: postgres } = await import("postgres");
  const sql = postgres(server, { max: 1, onnotice: () => undefined });
  const name = `weft_killed_${randomBytes(6).toString("hex")}`;
  await sql.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await sql.unsafe(`drop database ${name} with (force)`);
      await sql.end();
    },
  };
}
