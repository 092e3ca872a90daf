import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Doc } from "../../core/document/document.ts";
import { type Chosen, chosenAnnotations } from "../../io/chosenAnnotations.ts";
import type { Among, LineOf, Writer } from "../../io/format.ts";
import type { NotRead } from "../../io/reading.ts";
import { makeFolder } from "../files.ts";
import { bytesOf } from "./bytesOf.ts";
import type { Lines } from "./linesIn.ts";
import { checkNotRead } from "./notReplaced.ts";
import { besidePath, STANDARD, sendFile } from "./output.ts";
import { placesRead } from "./placesRead.ts";
import { readLines } from "./readLines.ts";
import { recut } from "./recut.ts";
import { type Tally, tally } from "./tally.ts";

interface Wanted {
  readonly writer: Writer;
  readonly chosen: Chosen;
  readonly output: string;
}

/**
 * Converts JSON lines part by part, in their order, however many there are. What decides how all are
 * written is taken from the first part; where a later one shows otherwise all are written again.
 */
export async function convertLines(lines: Lines, wanted: Wanted): Promise<Tally> {
  const { output } = wanted;
  const readAs = lines.beside.map(({ path }) => ({ file: path, format: lines.format.id }));
  checkNotRead(output, placesRead({ named: lines.files, places: new Map() }, readAs));
  if (output !== STANDARD) makeFolder(dirname(output));
  const part = besidePath(output === STANDARD ? join(tmpdir(), "spanloom-lines") : output);
  try {
    let round = await convertAll(lines, wanted, part, null);
    while (!("done" in round)) round = await convertAll(lines, wanted, part, round.otherwise);
    const { done } = round;
    if (done.counts.documents === 0) return done;
    if (output === STANDARD) await sendFile(part);
    else renameSync(part, output);
    return done;
  } finally {
    rmSync(part, { force: true });
  }
}

/** What was done, or what of all documents is otherwise than it was taken for. */
type Round = { readonly done: Tally } | { readonly otherwise: Among };

async function convertAll(
  lines: Lines,
  { writer, chosen }: Wanted,
  part: string,
  known: Among | null,
): Promise<Round> {
  const done = tally();
  const sentences = chosen === "confirmed" ? "confirmed" : "all";
  const seen = seenDocuments(lines.format.reader?.lines);
  const asked = new Set<keyof Among>();
  let among = known;
  let refused: readonly NotRead[] = [];
  const out = openSync(part, "w");
  try {
    for await (const { types, ...read } of readLines(lines)) {
      // A part of which nothing can be read is no file: its lines are told one by one.
      if (refused.length === 0) refused = read.notRead;
      done.addRead({ ...read, notRead: [] });
      const docs = chosenAnnotations(read.docs, chosen);
      const now = seen.with(docs);
      among ??= now;
      const all = bothOf(among, now);
      if ([...asked].some((what) => all[what] !== among?.[what])) return { otherwise: all };
      among = all;
      const noting = notingAsked(all, asked);
      const written = await writer.write({ docs, types, sentences, among: noting });
      const [content] = written.files.values();
      writeFileSync(out, await bytesOf(content));
      done.addWritten(docs, written, recut(docs, writer));
    }
  } finally {
    closeSync(out);
  }
  if (done.counts.documents === 0)
    done.addRead({ docs: [], leftOut: [], notes: [], notRead: refused });
  return { done };
}

/** Follows what holds of all documents that were seen. */
function seenDocuments(lineOf: LineOf | undefined) {
  let first: string | undefined;
  let several = false;
  let hasRelations = false;
  return {
    with: (docs: readonly Doc[]): Among => {
      for (const { name, relations } of docs) {
        several ||= first !== undefined && (lineOf === "document" || name !== first);
        first ??= name;
        hasRelations ||= Object.keys(relations).length > 0;
      }
      return { several, hasRelations };
    },
  };
}

const bothOf = (a: Among, b: Among): Among => ({
  several: a.several || b.several,
  hasRelations: a.hasRelations || b.hasRelations,
});

/** What holds of all documents; what of it a writer goes by is noted. */
const notingAsked = ({ several, hasRelations }: Among, asked: Set<keyof Among>): Among => ({
  get several() {
    asked.add("several");
    return several;
  },
  get hasRelations() {
    asked.add("hasRelations");
    return hasRelations;
  },
});
