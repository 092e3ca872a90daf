import type { Format, Writer } from "../../io/format.ts";
import { FORMATS } from "../../io/formats.ts";
import { writtenNames } from "./byEnding.ts";

/** A format as people choose one. */
interface Row {
  readonly id: string;
  readonly label: string;
  /** Endings of its files; absent: it is not read. */
  readonly read?: readonly string[];
  /** What its files are called; absent: it is not written. */
  readonly written?: string;
  readonly cannotHold: readonly string[];
  /** Whether words and sentences come back as they were. */
  readonly words?: Writer["holdsWords"];
  readonly lines: string;
  readonly libraries: readonly string[];
}

async function rows(): Promise<Row[]> {
  const names = await writtenNames();
  return FORMATS.map((format) => {
    const { id, label, reader, writer, libraries = [] } = format;
    return {
      id,
      label,
      ...(reader && { read: reader.endings }),
      ...(writer && { written: filesOf(writer, names.get(id) ?? []), words: writer.holdsWords }),
      cannotHold: writer?.cannotHold ?? [],
      lines: linesOf(format),
      libraries,
    };
  });
}

const filesOf = ({ target }: { target: "folder" | "file" }, names: readonly string[]): string =>
  target === "folder" ? "a folder" : names.join(" and ");

function linesOf({ reader, writer }: Pick<Format, "reader" | "writer">): string {
  if (reader?.lines && writer?.lines) return "in and out";
  if (reader?.lines) return "in";
  return writer?.lines ? "out" : "";
}

/** The table of formats for a terminal. */
export async function formatTable(): Promise<string> {
  const all = await rows();
  const width = Math.max(...all.map(({ id }) => id.length));
  const indent = " ".repeat(width + 2);
  return all
    .map(({ id, label, read, written, cannotHold, words, lines, libraries }) =>
      [
        `${id.padEnd(width)}  ${label}`,
        `${indent}read: ${read?.join(", ") ?? "no"}`,
        `${indent}written: ${written ?? "no"}`,
        ...(words === undefined ? [] : [`${indent}words and sentences: ${wordsSay(words)}`]),
        ...(cannotHold.length > 0 ? [`${indent}cannot hold: ${cannotHold.join("; ")}`] : []),
        ...(lines ? [`${indent}some lines at a time: ${lines}`] : []),
        ...(libraries.length > 0 ? [`${indent}library: ${libraries.join(", ")}`] : []),
      ].join("\n"),
    )
    .join("\n");
}

const HEAD = [
  "format",
  "`--from`, `--to`",
  "read",
  "written as",
  "words and sentences",
  "what it cannot hold",
  "some lines at a time",
  "library",
];

/** The same as a table in Markdown. */
export async function markdownTable(): Promise<string> {
  const all = await rows();
  const cells = all.map(({ id, label, read, written, cannotHold, words, lines, libraries }) => [
    label,
    code(id),
    read ? read.map(code).join(" ") : "–",
    written ?? "–",
    words === undefined ? "–" : wordsSay(words),
    written ? cannotHold.join("; ") || "nothing is lost" : "–",
    lines || "–",
    libraries.map(code).join(" ") || "–",
  ]);
  return [HEAD, HEAD.map(() => "---"), ...cells]
    .map((row) => `| ${row.map(inCell).join(" | ")} |`)
    .join("\n");
}

function wordsSay(words: Writer["holdsWords"]): string {
  if (words === null) return "not read again";
  return words ? "kept" : "cut again";
}

const code = (text: string): string => `\`${text}\``;
const inCell = (text: string): string => text.replaceAll("|", "\\|").replace(/\s+/g, " ");
