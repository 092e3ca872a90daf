import { FORMATS } from "../io/formats.ts";

/** A format as the help lists it. */
export interface FormatHelp {
  readonly id: string;
  readonly label: string;
  /** Endings of files that are read; null: it is only written. */
  readonly read: readonly string[] | null;
  /** What it does not hold; null: it is only read. */
  readonly cannotHold: readonly string[] | null;
}

/** All formats, from their table. */
export const FORMAT_HELP: readonly FormatHelp[] = FORMATS.map((format) => ({
  id: format.id,
  get label() {
    return format.label;
  },
  read: format.reader ? format.reader.endings : null,
  get cannotHold() {
    return format.writer ? format.writer.cannotHold : null;
  },
}));
