import type { Doc } from "../../core/document/document.ts";
import { annotationsIn } from "../../io/chosenAnnotations.ts";
import type { Written } from "../../io/format.ts";
import { importReport, type Opened, openedOf, reportLines } from "../../io/importReport.ts";
import {
  gathering,
  type LeftOut,
  type Note,
  type NotRead,
  type Reading,
} from "../../io/reading.ts";

/** What was read and written, counted as it comes: it stays small however much that is. */
export interface Tally {
  addRead(read: Pick<Reading, "docs" | "leftOut" | "notRead" | "notes">): void;
  addWritten(docs: readonly Doc[], written: Written, recut: number): void;
  readonly counts: Counts;
  /** Whether a file, line or record could not be read: more is wrong than a thing that is not held. */
  readonly isUnread: boolean;
  /** In lines, as the page reports an import, and then what was written. */
  report(label: string): string[];
}

export interface Counts {
  readonly documents: number;
  readonly sentences: number;
  readonly entities: number;
  readonly relations: number;
}

/** So many documents, and places of each kind of fault, are listed. */
const LISTED = 200;
/** Kinds of faults for which a whole line or record is lost. */
const UNREAD = /^(?:(?:lines|records|sentences|rows) (?:that|with|without|whose) |the rest, )/;

/** Begins with nothing. */
export function tally(): Tally {
  const opened: Opened[] = [];
  const all = { documents: 0, entities: 0, relations: 0 };
  const leftOut = new Map<string, { count: number; readonly first: LeftOut[] }>();
  const notRead: NotRead[] = [];
  const notes = new Map<string, Note>();
  const written = { documents: 0, sentences: 0, entities: 0, relations: 0 };
  const lost = new Map<string, number>();
  const said = new Set<string>();
  let recuts = 0;
  return {
    addRead: (read) => {
      const { entities, relations } = annotationsIn(read.docs);
      all.documents += read.docs.length;
      all.entities += entities;
      all.relations += relations;
      opened.push(...read.docs.slice(0, LISTED - opened.length).map(openedOf));
      for (const one of read.leftOut) {
        const kind = leftOut.get(one.kind) ?? { count: 0, first: [] };
        leftOut.set(one.kind, kind);
        kind.count++;
        if (kind.first.length < LISTED) kind.first.push(one);
      }
      notRead.push(...read.notRead);
      for (const note of read.notes) notes.set(JSON.stringify(note), note);
    },
    addWritten: (docs, one, recut) => {
      written.documents += docs.length;
      written.sentences += docs.reduce((sum, { sentences }) => sum + sentences.length, 0);
      written.entities += one.entities;
      written.relations += one.relations;
      for (const [kind, count] of one.leftOut) lost.set(kind, (lost.get(kind) ?? 0) + count);
      for (const note of one.notes) said.add(note);
      recuts += recut;
    },
    get counts() {
      return { ...written };
    },
    get isUnread() {
      return notRead.length > 0 || [...leftOut.keys()].some((kind) => UNREAD.test(kind));
    },
    report: (label) => {
      const first = [...leftOut.values()].flatMap((kind) => kind.first);
      const reading = { ...gathering().result(), leftOut: first, notRead };
      const report = importReport({ ...reading, notes: [...notes.values()] });
      const counted = report.leftOut.map((of) => {
        const count = leftOut.get(of.kind)!.count;
        return { ...of, count, more: count - of.count };
      });
      const read = reportLines({ ...report, opened, leftOut: counted }, all);
      if (written.documents === 0) return read;
      return [
        ...read,
        `written: ${label} (spans: ${written.entities}, relations: ${written.relations})`,
        ...[...lost].map(([kind, count]) => `not written: ${kind}: ${count}`),
        ...(recuts > 0
          ? [`not written: words of sentences that are cut differently: ${recuts}`]
          : []),
        ...[...said].map((note) => `note: ${note}`),
      ];
    },
  };
}
