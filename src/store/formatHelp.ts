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
export const FORMAT_HELP: readonly FormatHelp[] = FORMATS.map(({ id, label, reader, writer }) => ({
  id,
  label,
  read: reader ? reader.endings : null,
  cannotHold: writer ? writer.cannotHold : null,
}));
