import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import type { SpanClaim } from "../placeSpans.ts";

/** A document as its lines say it: `1|t|Title`, `1|a|Abstract`, spans and relations with tabs. */
export interface PubtatorDocument {
  readonly id: string;
  /** Title and abstract. */
  readonly sections: string[];
  readonly spans: PubtatorSpan[];
  readonly relations: PubtatorRelation[];
}

/** `1⇥0⇥3⇥Ada⇥Person⇥concept`, and further columns. */
export interface PubtatorSpan extends SpanClaim {
  readonly type: string;
  /** Ids of what it names, with `|` or `,` between several. */
  readonly concept: string;
  readonly further: number;
}

/** `1⇥type⇥concept⇥concept`, and further columns. */
export interface PubtatorRelation {
  readonly type: string;
  readonly head: string;
  readonly tail: string;
  readonly further: number;
  readonly place: Place;
}

/** A line of text: its document, which section it is, and the text. */
export const SECTION = /^([^|\t\r\n]{1,200})\|([a-z])\|(.*)$/i;

/** The documents of a file. A blank line ends one, and so does the title of the next. */
export function pubtatorDocuments(text: string, leaveOut: LeaveOut): PubtatorDocument[] {
  const documents: PubtatorDocument[] = [];
  const byId = new Map<string, PubtatorDocument>();
  let open: PubtatorDocument | null = null;
  for (const [i, content] of text.split(/\r?\n/).entries()) {
    const place = { line: i + 1 };
    if (content.trim() === "") {
      open = null;
      continue;
    }
    const section = SECTION.exec(content);
    if (section) {
      const [, written, kind, said] = section;
      const id = written.trim();
      const begins = open === null || open.id !== id || kind.toLowerCase() === "t";
      if (begins || open === null) {
        open = { id, sections: [], spans: [], relations: [] };
        documents.push(open);
        byId.set(id, open);
      }
      open.sections.push(said);
      continue;
    }
    const cells = content.split("\t");
    const document = byId.get(cells[0].trim());
    if (cells.length < 4) leaveOut(t("lines of another form"), place);
    else if (!document) leaveOut(t("lines of a document that is not there"), place);
    else addLine(document, cells, place);
  }
  return documents;
}

const isOffset = (cell: string): boolean => /^\s*\d{1,12}\s*$/.test(cell);

function addLine({ spans, relations }: PubtatorDocument, cells: string[], place: Place): void {
  const [, first, second, third, fourth = "", fifth = "", ...more] = cells;
  if (isOffset(first) && isOffset(second)) {
    const pieces = [[Number(first), Number(second)] as const];
    const further = more.filter((cell) => cell.trim() !== "").length;
    spans.push({ pieces, words: third, type: fourth, concept: fifth.trim(), further, place });
    return;
  }
  const further = cells.slice(4).filter((cell) => cell.trim() !== "").length;
  relations.push({ type: first, head: second.trim(), tail: third.trim(), further, place });
}
