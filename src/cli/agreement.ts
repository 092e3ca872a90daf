import type { Doc } from "../core/document/document.ts";
import { agreementTable } from "./agreementTable.ts";
import { type AnnotationChoice, compareReadings, type FilesCompared } from "./compareReadings.ts";
import { readAny } from "./readAny.ts";
import { UserError } from "./userError.ts";

export interface AgreementOptions extends AnnotationChoice {
  readonly json: boolean;
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
