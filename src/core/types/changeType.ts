import { t } from "../../language/words.ts";
import type { EntityType, Project, RelationType, Schema } from "../document/document.ts";
import type { NamedEdit, Refusal } from "../document/edit.ts";
import { distinctRelations } from "../document/sameAnnotations.ts";
import { isForbidden } from "./constraints.ts";
import { allowedNow, NOTHING_LEFT_OUT, type Recall } from "./leftOut.ts";
import { shownName } from "./shownNames.ts";
import { eachDoc, mapTypes, type TypeKind, typesOfKind } from "./typeTables.ts";
import { usersOwn } from "./usersOwn.ts";

/** What can change of a type besides its name; null takes a choice back. */
export interface TypeChange {
  readonly hue?: number | null;
  readonly key?: string | null;
  readonly also?: readonly string[];
  readonly symmetric?: boolean;
  readonly heads?: readonly string[] | null;
  readonly tails?: readonly string[] | null;
}

/**
 * Changes the colour, the key, the other names or the rules of a type. Rules remove the suggestions that break them,
 * never what the user decided, and bring back what was left out and is allowed now; relations of a
 * type without direction are put in canonical order.
 */
export function changeType(
  project: Project,
  kind: TypeKind,
  name: string,
  change: TypeChange,
  { leftOut, newId }: Recall = NOTHING_LEFT_OUT,
): NamedEdit | Refusal {
  const fault = typeof change.key === "string" && keyFault(project.schema, kind, name, change.key);
  if (fault) return { refused: fault };
  const schema = mapTypes(project.schema, kind, (type) =>
    type.name === name ? changed(usersOwn(type), change) : type,
  );
  const type = schema.relations.find((t) => t.name === name);
  const shown = shownName(typesOfKind(schema, kind), name);
  if (kind === "entity" || !type || !changesRules(change)) {
    return { name: stepName(shown, change, 0), edit: { schema } };
  }
  const inside = eachDoc(project, (doc) => {
    const relations = distinctRelations(
      doc,
      (relation) => (isForbidden(doc, type, relation) ? null : relation),
      (of) => of === name && type.symmetric,
    );
    const back = allowedNow(doc, schema, leftOut[doc.id] ?? [], newId).relations;
    const own = Object.entries(back).filter(([, relation]) => relation.type === name);
    return { relations: { ...relations, ...Object.fromEntries(own) } };
  });
  const docs = Object.values(project.docs);
  const removed = docs.flatMap((doc) =>
    Object.values(doc.relations).filter((relation) => isForbidden(doc, type, relation)),
  );
  return { name: stepName(shown, change, removed.length), edit: { schema, inside } };
}

/** Why a key cannot choose a type: null when it can. Keys belong to one type of a kind. */
export function keyFault(schema: Schema, kind: TypeKind, name: string, key: string): string | null {
  if (!/^[\p{Ll}\p{Lo}\p{Nd}]$/u.test(key)) return t("A key is one small letter or digit.");
  const owner = typesOfKind(schema, kind).find((type) => type.key === key && type.name !== name);
  return owner
    ? t("The key {key} chooses {verbose} already.", { key, verbose: owner.verbose })
    : null;
}

/** Whether a change is about which relations there may be. */
export const changesRules = ({ symmetric, heads, tails }: TypeChange): boolean =>
  symmetric !== undefined || heads !== undefined || tails !== undefined;

function changed<T extends EntityType | RelationType>(type: T, change: TypeChange): T {
  const wanted = Object.entries(change).filter(([, value]) => value !== undefined);
  const given = wanted.filter(([, value]) => value !== null && !isEmpty(value));
  const kept = Object.entries(type).filter(([field]) => !wanted.some(([f]) => f === field));
  return Object.fromEntries([...kept, ...given]) as T;
}

/** No type allowed means that the user has not chosen any. */
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

function stepName(name: string, change: TypeChange, removed: number): string {
  const end =
    removed > 0
      ? t("{removed, plural, one {, removing a suggestion} other {, removing # suggestions}}", {
          removed,
        })
      : "";
  if (change.symmetric !== undefined) {
    return t("Make {name} {symmetric, select, true {symmetric} other {directed}}{end}", {
      name,
      symmetric: change.symmetric,
      end,
    });
  }
  if (changesRules(change)) return t("Change the rules of {name}{end}", { name, end });
  if (change.also !== undefined) return t("Change the other names of {name}", { name });
  if (change.key !== undefined) return t("Change the key of {name}", { name });
  return t("Change the colour of {name}", { name });
}
