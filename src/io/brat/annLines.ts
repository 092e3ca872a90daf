import type { LeaveOut } from "../goldDoc.ts";

/** A line of an .ann file. */
export interface AnnLine {
  readonly id: string;
  /** The letter of its id; of equivalences `*`, of notes `#`. */
  readonly kind: string;
  /** Type, offsets, arguments. */
  readonly body: string;
  /** What follows: of a span its text. */
  readonly rest: string;
  readonly line: number;
}

/** The lines of an .ann file; the numbers of those that are not brat's are told. */
export function annLines(ann: string, notBrat: (line: number) => void): AnnLine[] {
  return ann.split(/\r?\n/).flatMap((text, i) => {
    if (text.trim() === "") return [];
    const [id, body, ...rest] = text.split("\t");
    if (!/^(?:[TREAMN#]\S+|\*)$/.test(id) || !body?.trim()) {
      notBrat(i + 1);
      return [];
    }
    return [{ id, kind: id[0], body: body.trim(), rest: rest.join("\t"), line: i + 1 }];
  });
}

/** Where goes what is not an annotation. */
export interface AnnTelling {
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
}
