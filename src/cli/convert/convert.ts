import type { Doc } from "../../core/document/document.ts";
import { type Chosen, chosenAnnotations } from "../../io/chosenAnnotations.ts";
import { FORMATS, type FormatId, formatOf, WRITABLE } from "../../io/formats.ts";
import type { Reading } from "../../io/reading.ts";
import { convertLines } from "./convertLines.ts";
import { checkInputs, openInputs } from "./inputs.ts";
import { type LinesLimits, linesIn } from "./linesIn.ts";
import { checkNotRead } from "./notReplaced.ts";
import { checkOutput, writeOutput } from "./output.ts";
import { placesRead } from "./placesRead.ts";
import { readAny, readAs } from "./read.ts";
import { recut } from "./recut.ts";
import { type Counts, type Tally, tally } from "./tally.ts";

/** The formats that the command reads, and those that it writes. */
export const READABLE: readonly FormatId[] = FORMATS.filter((f) => f.reader).map(({ id }) => id);
export const WRITTEN: readonly FormatId[] = WRITABLE.map(({ id }) => id);

export interface Conversion {
  /** Absent: what the content of the files shows. */
  readonly from?: FormatId | undefined;
  readonly to: FormatId;
  /** Files, folders and zips; `-` is standard input. */
  readonly inputs: readonly string[];
  /** A file, a folder, a zip, or `-` for standard output. */
  readonly output: string;
  /** Whether files that are there are replaced also where `output` is not their name; absent: no. */
  readonly overwrite?: boolean | undefined;
  /** Absent: suggestions, too. */
  readonly chosen?: Chosen | undefined;
  /** When and how JSON lines are converted some at a time. */
  readonly lines?: LinesLimits;
}

/** What was done: nothing is written when no document could be read. */
export interface Converted extends Counts {
  /** What could not be read or held, line by line. */
  readonly report: readonly string[];
  /** Whether a file, line or record could not be read. */
  readonly isUnread: boolean;
}

/** JSON lines up to 8 MB are read as a whole, as the page does; from then on 1 MB is read at once. */
const LIMITS: LinesLimits = { from: 8 * 2 ** 20, atOnce: 2 ** 20 };

/** Converts what can be read. Only what is wrong with the call itself is an `ImportError`. */
export async function convert(conversion: Conversion): Promise<Converted> {
  const { from, to, inputs: paths, output, lines: limits = LIMITS } = conversion;
  const { chosen = "confirmed and suggested", overwrite = false } = conversion;
  const { label, writer } = WRITABLE.find(({ id }) => id === to)!;
  checkInputs(paths);
  checkOutput(writer, output);
  const inputs = await openInputs(paths);
  try {
    checkNotRead(output, placesRead(inputs, []));
    const lines = linesIn(inputs, { from, writer, chosen, output, limits });
    if (lines) return converted(await convertLines(lines, { writer, chosen, output }), label);
    const done = tally();
    const found = await (from ? readAs(formatOf(from), inputs) : readAny(inputs));
    // A form that holds everything holds the trash, too.
    const isWanted = (doc: Doc) => writer.holdsEverything || doc.trashedAt === undefined;
    const wanted = found.docs.filter(isWanted);
    done.addRead({ ...found, docs: wanted });
    if (wanted.length === 0) return converted(done, label);
    const docs = writer.holdsEverything ? wanted : chosenAnnotations(wanted, chosen);
    const { types, schema, mentions, versions = [], projects = [] } = found;
    const name = projects.length === 1 ? projects[0].name : undefined;
    const sentences = !writer.holdsEverything && chosen === "confirmed" ? "confirmed" : "all";
    const kept = schema && { kept: { name, schema, versions } };
    const made = await writer.write({ docs, types, mentions, sentences, ...kept });
    const written = { ...made, leftOut: withLost(made.leftOut, found) };
    const read = placesRead(inputs, found.readAs);
    const place = { output, target: writer.target, overwrite, read };
    const unsent = await writeOutput(written.files, place);
    const notes = unsent.map((name) => `${name}, which lies beside it, is not in standard output`);
    done.addWritten(docs, { ...written, notes: [...written.notes, ...notes] }, recut(docs, writer));
    return converted(done, label);
  } finally {
    inputs.close();
  }
}

/** With what of a project goes into no file that is written here. */
function withLost(
  leftOut: ReadonlyMap<string, number>,
  { models = [], steps = [] }: Reading,
): ReadonlyMap<string, number> {
  const lost = Object.entries({
    "trained models": models.length,
    "steps of the history": steps.length,
  });
  return new Map([...leftOut, ...lost.filter(([, count]) => count > 0)]);
}

const converted = ({ counts, isUnread, report }: Tally, label: string): Converted => ({
  ...counts,
  isUnread,
  report: report(label),
});
