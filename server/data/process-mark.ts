import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Tells one process from every other, also when its number is used again later or in another container. */
export interface ProcessMark {
  pid: number;
  /** When the process began, in whatever unit the system tells; undefined where it does not. */
  started: string | undefined;
  /** The machine's boot and the namespace in which `pid` means something. */
  scope: string;
}

export function currentProcess(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid), scope: currentScope() };
}

/** `unknown` when the process lives where this one cannot look (another container or machine). */
export function stateOf(mark: ProcessMark): "running" | "gone" | "unknown" {
  if (mark.scope !== currentScope()) return "unknown";
  if (!isAlive(mark.pid)) return "gone";
  const started = startOf(mark.pid);
  return mark.started !== undefined && started !== undefined && started !== mark.started ? "gone" : "running";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another account exists although it may not be signalled.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function startOf(pid: number): string | undefined {
  if (process.platform === "linux") {
    const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
    // Field 22, counted after the command, which is in parentheses and may hold spaces.
    return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  }
  if (process.platform === "win32") return undefined;
  return attempt(() => execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim());
}

let scope: string | undefined;
function currentScope(): string {
  scope ??= [
    hostname(),
    attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "",
    attempt(() => readlinkSync("/proc/self/ns/pid")) ?? "",
  ].join("|");
  return scope;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
