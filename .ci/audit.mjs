// Asks the registry for known faults of the packages that the app is made with. Where it cannot be
// asked (no network, a registry without such a list) that is said, and nothing fails.
import { spawnSync } from "node:child_process";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  encoding: "utf8",
  timeout: 30_000,
  shell: process.platform === "win32",
});
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;
if (!counts) {
  console.log(
    `not audited: ${report?.error?.summary || "the registry gave no list of known faults"}`,
  );
} else {
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) =>
    ["high", "critical"].includes(severity),
  );
  for (const { name, severity, range } of grave) console.error(`${severity}: ${name} ${range}`);
  console.log(`${counts.total} known faults, ${grave.length} of them grave`);
  process.exitCode = grave.length > 0 ? 1 : 0;
}

/** Undefined for what is no JSON: of a proxy, or nothing. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
