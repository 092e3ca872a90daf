import { t } from "../language/words.ts";

/** Where in a file something is: a line, a sentence or a record (all from 1), and the field. */
export interface Place {
  readonly line?: number | undefined;
  readonly sentence?: number | undefined;
  readonly record?: number | undefined;
  readonly field?: string | undefined;
}

/** A place in words: `line 3`, `sentence 2, entities[0].end`; empty for the file as a whole. */
export function placeText({ line, sentence, record, field }: Place): string {
  const parts = [
    line === undefined ? "" : t("line {line}", { line }),
    sentence === undefined ? "" : t("sentence {sentence}", { sentence }),
    record === undefined ? "" : t("record {record}", { record }),
    field ?? "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** A fault in a file that was read. The message is one line: file, place, what is wrong. */
export class ImportError extends Error {
  readonly file: string;
  readonly place: Place;
  readonly fault: string;

  constructor(file: string, place: Place, fault: string) {
    const parts = [file, placeText(place)].filter(Boolean);
    super(`${parts.join(", ")}: ${fault}`.replace(/[\r\n]+/g, " "));
    this.name = "ImportError";
    this.file = file;
    this.place = place;
    this.fault = fault;
  }
}
