/** Where in a file a fault is: a line or a sentence (both from 1), and the field. */
export interface Place {
  readonly line?: number | undefined;
  readonly sentence?: number | undefined;
  readonly field?: string | undefined;
}

/** A fault in a file that was read. The message is one line: file, place, what is wrong. */
export class ImportError extends Error {
  readonly file: string;
  readonly place: Place;

  constructor(file: string, place: Place, fault: string) {
    const parts = [
      file,
      place.line === undefined ? "" : `line ${place.line}`,
      place.sentence === undefined ? "" : `sentence ${place.sentence}`,
      place.field ?? "",
    ];
    super(`${parts.filter(Boolean).join(", ")}: ${fault}`.replace(/[\r\n]+/g, " "));
    this.name = "ImportError";
    this.file = file;
    this.place = place;
  }
}
