import { titleOf } from "../peers/registry.ts";
import type { Measured, Results } from "../run/rounds.ts";

/** A number from several peers' results, or why there is none. */
export function from(
  results: Results,
  names: readonly string[],
  value: (...measured: Measured[]) => number,
): number | Error {
  const found: Measured[] = [];
  for (const name of names) {
    const result = results.get(name) ?? new Error("was not started");
    if (result instanceof Error) return new Error(`${titleOf(name)}: ${result.message}`);
    found.push(result);
  }
  return value(...found);
}

/** How many times as fast as a peer. */
export const speedAgainst = (results: Results, peer: string): number | Error =>
  from(results, ["own", peer], (own, other) => other.ms / own.ms);

/** Largest relative difference of the losses of all steps: each starts from the same weights. */
export const lossDifference = (results: Results, peer: string): number | Error =>
  from(results, ["own", peer], (own, other) => {
    const [mine, theirs] = [own, other].map(({ first, rounds }) =>
      [first, ...rounds].map(({ values }) => values[0]),
    );
    return Math.max(...mine.map((loss, i) => Math.abs(loss - theirs[i]) / Math.abs(theirs[i])));
  });

/** What each peer did, for people. @param remarks by peer, in place of the loss */
export function peersTable(
  title: string,
  results: Results,
  remarks: Readonly<Record<string, string>> = {},
): string {
  const header = ["peer".padEnd(33), "min ms", "x tfjs", "first ms", "issue ms"];
  const counts = ["dispatches", "submits", "readbacks", "pipelines", "peak MB"];
  const base = results.get("tfjs");
  const lines = [...results].map(([name, result]) => {
    if (result instanceof Error) return `${titleOf(name).padEnd(33)} ${result.message}`;
    const { ms, first, rounds } = result;
    const last = rounds.at(-1) ?? first;
    const times = base && !(base instanceof Error) ? (base.ms / ms).toFixed(2) : "-";
    const issue = Math.min(...rounds.map(({ issueMs }) => issueMs)).toFixed(1);
    const numbers = [ms.toFixed(1), times, first.ms.toFixed(0), issue];
    const { dispatches, submits, readbacks } = last.counts ?? {};
    const { pipelines, peakBytes } = last.totals ?? {};
    const work = [dispatches, submits, readbacks, pipelines, peakBytes && megabytes(peakBytes)];
    const cells = [
      titleOf(name).padEnd(33),
      ...numbers.map((text, i) => text.padStart(Math.max(8, header[i + 1].length))),
      ...work.map((value, i) => `${value ?? "-"}`.padStart(counts[i].length)),
      `  ${remarks[name] ?? last.values[0]?.toFixed(5) ?? ""}`,
    ];
    return cells.join(" ");
  });
  const names = [header[0], ...header.slice(1).map((text) => text.padStart(8)), ...counts];
  return `\n${title}\n${names.join(" ")}\n${lines.join("\n")}\n`;
}

export const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
