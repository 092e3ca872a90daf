import { t } from "../../language/words.ts";
import type { Doc, Project, Schema, Scope } from "../document/document.ts";
import type { DocEdit, NamedEdit, Refusal } from "../document/edit.ts";
import { isEmptyScope, isSwitchedOff, withKnown, withoutKnown } from "../document/scope.ts";
import { broughtBack, type SuggestionChanges, withoutHidden } from "./hiddenSuggestions.ts";
import { NOTHING_LEFT_OUT, type Recall } from "./leftOut.ts";
import { eachDoc, mapTypes, TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";
import { usersOwn } from "./usersOwn.ts";

/** What is switched: a type, in one document or (null) in the whole project. */
export interface TypeSwitch {
  readonly kind: TypeKind;
  readonly name: string;
  readonly doc: string | null;
  readonly isOn: boolean;
}

/**
 * Says that a type is annotated from now on, or not. What is confirmed while it is off does not know
 * it. Off takes away its suggestions, never what the user decided; on brings back what was left out.
 */
export function annotateType(
  project: Project,
  wanted: TypeSwitch,
  recall: Recall = NOTHING_LEFT_OUT,
): NamedEdit | Refusal {
  const { kind, name, isOn } = wanted;
  const type = typesOfKind(project.schema, kind).find((t) => t.name === name);
  if (!type) return { refused: t("There is no type {name}.", { name }) };
  const { verbose } = type;
  if (wanted.doc === null) {
    const schema = mapTypes(project.schema, kind, (of) => {
      if (of.name !== name) return of;
      const { notAnnotated: _, ...on } = usersOwn(of);
      return (isOn ? on : { ...on, notAnnotated: true }) as typeof of;
    });
    const inside = eachDoc(project, (doc) => fitted(doc, schema, wanted, recall));
    const step = isOn
      ? t("Annotate {verbose}", { verbose })
      : t("Stop annotating {verbose}", { verbose });
    return { name: step, edit: { schema, inside } };
  }
  const doc = Object.hasOwn(project.docs, wanted.doc) ? project.docs[wanted.doc] : null;
  if (!doc) return { refused: t("The document is gone.") };
  const { notAnnotated: before = NONE, ...rest } = doc;
  const change = isOn ? withoutKnown : withKnown;
  const off = change(before, TABLE[kind], name);
  const after = isEmptyScope(off) ? rest : { ...rest, notAnnotated: off };
  const edit: DocEdit = {
    notAnnotated: isEmptyScope(off) ? null : off,
    ...fitted(after, project.schema, wanted, recall),
  };
  return {
    name: isOn
      ? t("Annotate {verbose} in {name}", { verbose, name: doc.name })
      : t("Stop annotating {verbose} in {name}", { verbose, name: doc.name }),
    edit: { inside: { [doc.id]: edit } },
  };
}

const NONE: Scope = { entities: [], relations: [] };

/** What changes among the suggestions of a document when a type is switched. */
const fitted = (
  doc: Doc,
  schema: Schema,
  { kind, name, isOn }: TypeSwitch,
  recall: Recall,
): SuggestionChanges =>
  isOn
    ? broughtBack(doc, schema, (of, type) => of === TABLE[kind] && type === name, recall)
    : withoutHidden(doc, (of, { type }) => isSwitchedOff(schema, doc, of, type));
