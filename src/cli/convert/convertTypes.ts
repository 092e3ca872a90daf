import type { Schema } from "../../core/document/document.ts";
import { withTypes } from "../../core/types/schema.ts";
import { formatOf } from "../../io/formats.ts";
import type { Reading } from "../../io/reading.ts";
import { formatTypes, spanloomTypes } from "../../io/types/spanloomTypes.ts";
import type { Conversion } from "./convert.ts";
import { checkInputs, openInputs } from "./inputs.ts";
import { checkOutput, writeOutput } from "./output.ts";
import { placesRead } from "./placesRead.ts";
import { readAny, readAs } from "./read.ts";
import { tally } from "./tally.ts";

/** Types alone, as the page saves them: what `--to` calls that. */
export const TYPES_ALONE = spanloomTypes.id;

/** What was written. */
export interface ConvertedTypes {
  /** How many types; of none nothing is written. */
  readonly types: number;
  readonly report: readonly string[];
  /** Whether a file, line or record could not be read. */
  readonly isUnread: boolean;
}

const NONE: Schema = { entities: [], relations: [] };

/** Writes the types of what can be read, with their rules where the files have them. */
export async function convertTypes({
  from,
  inputs: paths,
  output,
  overwrite = false,
}: Pick<Conversion, "from" | "inputs" | "output" | "overwrite">): Promise<ConvertedTypes> {
  checkInputs(paths);
  checkOutput({ target: "file" }, output);
  const inputs = await openInputs(paths);
  try {
    const read: Reading = await (from ? readAs(formatOf(from), inputs) : readAny(inputs));
    const { schema = withTypes(NONE, read.types) } = read;
    const types = schema.entities.length + schema.relations.length;
    const place = {
      output,
      target: "file",
      overwrite,
      read: placesRead(inputs, read.readAs),
    } as const;
    if (types > 0) await writeOutput(new Map([["types.json", formatTypes(schema)]]), place);
    const done = tally();
    done.addRead({ ...read, docs: [] });
    const { entities, relations } = schema;
    const written = `written as ${spanloomTypes.label}: ${entities.length} entity types, ${relations.length} relation types`;
    return { types, isUnread: done.isUnread, report: [...done.report(""), written] };
  } finally {
    inputs.close();
  }
}
