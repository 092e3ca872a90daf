import { t } from "../../../language/words.ts";
import { findEntity, retypeEntity } from "../../annotate/entityEdits.ts";
import type { Project } from "../../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../../document/edit.ts";
import { charSpan } from "../../document/words.ts";
import { shownName } from "../../types/shownNames.ts";
import { type Doubt, firstPlace, type StringDoubt } from "./doubt.ts";
import { GONE, placeOf, type Step, together } from "./together.ts";

/** Gives a string one type wherever it is labelled with another. */
export function makeAll(project: Project, doubt: StringDoubt, type: string): NamedEdit | Refusal {
  const others = doubt.uses.filter((use) => use.type !== type);
  const steps = others.flatMap((use) =>
    use.places.map(
      ({ at, start, end }): Step =>
        (now) => {
          const found = placeOf(now, at);
          const span = found && charSpan(found.sentence, { start, end });
          const entity = span && findEntity(found.doc, span, use.type);
          return entity ? retypeEntity(found.doc, now.schema, entity.id, type) : null;
        },
    ),
  );
  return together(
    project,
    t("Make every “{text}” {entities}", {
      text: doubt.text,
      entities: shownName(project.schema.entities, type),
    }),
    steps,
  );
}

/** It is meant so: not asked again until it changes. */
export function keepDoubt(project: Project, doubt: Doubt): NamedEdit | Refusal {
  const { doc: id } = firstPlace(doubt);
  if (!Object.hasOwn(project.docs, id)) return GONE;
  const doc = project.docs[id];
  const checked = [...(doc.checked ?? []).filter((key) => key !== doubt.key), doubt.key];
  return inside(doc, NAMES[doubt.kind], { checked });
}

const NAMES: Readonly<Record<Doubt["kind"], string>> = {
  get string() {
    return t("Keep a string under several types");
  },
  get rule() {
    return t("Keep a relation against the rules");
  },
  get twins() {
    return t("Keep twins as they are labelled");
  },
};
