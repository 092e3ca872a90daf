import { existsSync, readFileSync } from "node:fs";

/** The most bytes that this process ever had; what the system counts may be that of who started it. */
export function peakMemory(): number {
  const status = "/proc/self/status";
  const own = existsSync(status) && /VmHWM:\s*(\d+) kB/.exec(readFileSync(status, "utf8"));
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) * 1024;
}
