import { t } from "../../language/words.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project, Schema } from "../document/document.ts";
import type { NamedEdit } from "../document/edit.ts";
import type { Kind } from "../document/scope.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { isBelow } from "./belowThreshold.ts";
import { broughtBack, withoutHidden } from "./hiddenSuggestions.ts";
import { NOTHING_LEFT_OUT, type Recall } from "./leftOut.ts";
import { shownName } from "./shownNames.ts";
import { eachDoc, mapTypes, TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";
import { usersOwn } from "./usersOwn.ts";

/** The least score of what is suggested of a type; null: whatever the model suggests. */
export interface ThresholdChange {
  readonly kind: TypeKind;
  readonly name: string;
  readonly from: number | null;
}

/**
 * Sets how sure the model must be of what it suggests, as one step. What is less sure goes from the
 * suggestions of the model, and is left out; what was left out and is sure enough comes back.
 */
export function setThresholds(
  project: Project,
  wanted: readonly ThresholdChange[],
  recall: Recall = NOTHING_LEFT_OUT,
): NamedEdit {
  const found = wanted.filter(({ kind, name, from }) => {
    const type = typesOfKind(project.schema, kind).find((one) => one.name === name);
    return type !== undefined && (type.suggestFrom ?? null) !== from;
  });
  const name = stepName(project.schema, found);
  if (found.length === 0) return { name, edit: {} };
  const schema = found.reduce(
    (all, { kind, name, from }) =>
      mapTypes(all, kind, (type) => {
        if (type.name !== name) return type;
        const { suggestFrom: _, ...others } = usersOwn(type);
        return (from === null ? others : { ...others, suggestFrom: from }) as typeof type;
      }),
    project.schema,
  );
  const isOf = (kind: Kind, type: string) =>
    found.some((one) => TABLE[one.kind] === kind && one.name === type);
  const hidden = eachDoc(project, (doc) =>
    withoutHidden(
      doc,
      (kind, one) => one.by === "model" && isOf(kind, one.type) && isBelow(schema, kind, one),
    ),
  );
  const edit = { schema, inside: hidden };
  const after = applyEdit(project, edit).project;
  const back = eachDoc(after, (doc) => broughtBack(doc, schema, isOf, recall));
  return { name, edit: squashEdits(edit, { inside: back }) };
}

function stepName(schema: Schema, found: readonly ThresholdChange[]): string {
  const [one, ...others] = found;
  if (!one || others.length > 0) return t("Set which suggestions are shown");
  const shown = shownName(typesOfKind(schema, one.kind), one.name);
  return one.from === null
    ? t("Show all suggestions of {shown}", { shown })
    : t("Show suggestions of {shown} from {from, number} %", {
        shown,
        from: Math.round(100 * one.from),
      });
}
