// What went wrong in a suite, in few lines: the names of what failed and the first lines of why.
import { existsSync, readFileSync } from "node:fs";

const LINES = 18;

/** @typedef {{ name: string, why: string }} Fault */

/** Tests of vitest's report that failed, and files that could not be run. */
export function unitFaults(file) {
  return readReport(file).testResults.flatMap(({ name, message, status, assertionResults }) => {
    const path = relative(name);
    const failed = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ name: `${path}: ${test.fullName}`, why: test.failureMessages.join("\n") }));
    return failed.length > 0 || status !== "failed" ? failed : [{ name: path, why: message }];
  });
}

/** Tests of Playwright's report that failed, and errors outside of any. */
export function e2eFaults(file) {
  const { suites, errors } = readReport(file);
  const failed = suites.flatMap(specsOf).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ projectName, results }) => ({
        name: `${projectName}: ${spec.file}: ${spec.title}`,
        why: results.flatMap((result) => result.errors.map(({ message }) => message)).join("\n"),
      })),
  );
  return [
    ...failed,
    ...errors.map(({ message }) => ({ name: "outside of any test", why: message })),
  ];
}

/** Specs of a suite of Playwright's report, those of suites within it too. */
export const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];

/** Lines of a command that say that something failed; without any, its last lines. */
export function outputFaults(output) {
  const lines = plain(output).split("\n").filter(Boolean);
  const failed = lines.filter((line) => /\bFAIL(ED)?\b|^kill \d+: /.test(line));
  if (failed.length > 0) return failed.map((name) => ({ name: name.trim(), why: "" }));
  return [{ name: "its last lines", why: lines.slice(-6).join("\n") }];
}

/** So few lines that they fit into the end of a log: fewer of the why, the more failed. */
export function faultLines(faults) {
  const shown = faults.slice(0, LINES - 1);
  const each = Math.max(0, Math.min(6, Math.floor((LINES - 1) / Math.max(1, shown.length)) - 1));
  const lines = shown.flatMap(({ suite, name, why }) => {
    const reasons = plain(why).split("\n").filter(isTelling);
    if (each > 0) return [`✗ ${suite}: ${name}`, ...reasons.slice(0, each).map((r) => `    ${r}`)];
    return [`✗ ${suite}: ${name}${reasons[0] ? `: ${reasons[0]}` : ""}`];
  });
  const rest = faults.length - shown.length;
  return [...lines.map(short), ...(rest > 0 ? [`and ${rest} more`] : [])];
}

function readReport(file) {
  if (!existsSync(file)) return { testResults: [], suites: [], errors: [] };
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Not blank, and no line of a stack in code that is not ours. */
const isTelling = (line) => /\S/.test(line) && !/node_modules|<anonymous>|node:internal/.test(line);
const relative = (path) => path.replace(`${process.cwd()}/`, "");
const short = (line) => (line.length > 200 ? `${line.slice(0, 199)}…` : line);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a colour
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");
