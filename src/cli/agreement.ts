import { type ComparedPart, sideTypes } from "../core/agreement/comparedDoc.ts";
import { type ComparedSides, comparedSides } from "../core/agreement/comparedSides.ts";
import { firstPart } from "../core/agreement/firstPart.ts";
import { type MatchedDocs, matchDocs } from "../core/agreement/matchDocs.ts";
import type { Doc, Schema } from "../core/document/document.ts";
import { withTypes } from "../core/types/schema.ts";
import { chosenDocs } from "../io/import/chosenDoc.ts";
import { chosenTypes } from "../io/import/chosenTypes.ts";
import { AS_TOLD } from "../io/import/importChoices.ts";
import { proposedTypes } from "../io/import/proposedTypes.ts";
import type { Reading } from "../io/reading.ts";
import { agreementTable } from "./agreementTable.ts";
import { readAny } from "./readAny.ts";
import { UserError } from "./userError.ts";

export interface AgreementOptions {
  /** Absent: those that both have confirmed, if there are any. */
  readonly sentences?: "confirmed" | "all";
  readonly annotations: "confirmed" | "all";
  readonly json: boolean;
}

/** Two files or folders, side by side. */
export interface FilesCompared extends ComparedSides {
  readonly matched: MatchedDocs;
  readonly part: ComparedPart;
}

/** Tells how far two files or folders agree: a table on stdout, or one line of JSON with --json. */
export async function agreementCommand(
  left: string,
  right: string,
  options: AgreementOptions,
): Promise<void> {
  const sides = [await readAny(left), await readAny(right)];
  [left, right].forEach((path, i) => {
    for (const line of sides[i].report) process.stderr.write(`${path}: ${line}\n`);
    if (sides[i].reading.docs.length === 0) throw new UserError(`${path}: holds no documents`);
  });
  const found = compareReadings(sides[0].reading, sides[1].reading, options);
  if (found.matched.pairs.length === 0)
    throw new UserError(`${left} and ${right}: no document of the one is in the other`);
  const shown = options.json ? JSON.stringify(asJson(found)) : agreementTable(found);
  process.stdout.write(`${shown}\n`);
}

/** Compares what was read: types by their names, as far as a reader takes them for the same. */
export function compareReadings(
  left: Reading,
  right: Reading,
  { sentences, annotations }: Pick<AgreementOptions, "sentences" | "annotations">,
): FilesCompared {
  const own: Schema = withTypes(left.schema ?? { entities: [], relations: [] }, left.types);
  const symmetric = own.relations.filter((type) => type.symmetric).map(({ name }) => name);
  const types = proposedTypes(own, right.types);
  const sides = sideTypes(own, chosenTypes(right.types, types));
  const isLive = ({ trashedAt }: Doc) => trashedAt === undefined;
  const matched = matchDocs(
    left.docs.filter(isLive),
    right.docs.filter(isLive).map(chosenDocs(right.types, { ...AS_TOLD, types, symmetric })),
  );
  const first = firstPart(matched.pairs);
  const part: ComparedPart = {
    annotations: annotations === "all" ? "confirmed and suggested" : "confirmed",
    sentences:
      sentences === undefined ? first.sentences : sentences === "all" ? "all" : "both confirmed",
  };
  return { ...comparedSides(matched, part, sides), matched, part };
}

const namesOf = (docs: readonly Doc[]) => docs.map(({ name }) => name);

function asJson({
  agreement,
  compared,
  matched,
  notCompared,
  leftOut,
  unsaid,
  part,
}: FilesCompared) {
  const { sentences, spans, relations, words } = agreement;
  return {
    compared: part,
    documents: {
      compared,
      onlyLeft: namesOf(matched.onlyLeft),
      onlyRight: namesOf(matched.onlyRight),
      notCompared: notCompared.map(({ doc, why }) => ({ name: doc.name, why })),
    },
    leftOut,
    unsaid,
    sentences,
    entities: spans,
    relations,
    words,
  };
}
