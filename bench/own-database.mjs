// `node own-database.mjs create|drop <server> <name>`. A program of its own because `run.mjs` must be able to start
// before anything is installed.
import postgres from "postgres";

const [verb, url, name] = process.argv.slice(2);
const sql = postgres(url, { max: 1, onnotice: () => undefined });
await sql.unsafe(`drop database if exists ${name} with (force)`);
if (verb === "create") await sql.unsafe(`create database ${name}`);
await sql.end();
