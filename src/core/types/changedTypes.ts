import { t } from "../../language/words.ts";
import type { EntityType, RelationType, Schema } from "../document/document.ts";
import { TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";

/** A type that two schemas have, and in what they differ. */
export interface ChangedType {
  readonly kind: TypeKind;
  readonly name: string;
  readonly what: readonly string[];
}

const SAID: readonly (readonly [
  what: () => string,
  of: (type: EntityType & Partial<RelationType>) => unknown,
])[] = [
  [() => t("short name"), ({ short }) => short],
  [() => t("long name"), ({ verbose }) => verbose],
  [() => t("other names"), ({ also }) => also],
  [() => t("colour"), ({ hue }) => hue],
  [() => t("key"), ({ key }) => key],
  [() => t("threshold"), ({ suggestFrom }) => suggestFrom],
  [() => t("being switched off"), ({ notAnnotated }) => notAnnotated],
  [() => t("direction"), ({ symmetric }) => symmetric],
  [() => t("heads"), ({ heads }) => heads?.toSorted()],
  [() => t("tails"), ({ tails }) => tails?.toSorted()],
];

/**
 * The types of a schema that another one has under the same name, but not as it has them. What came
 * with a model, and nobody changed, is no word of the user.
 */
export const changedTypes = (schema: Schema, other: Schema): ChangedType[] =>
  (Object.keys(TABLE) as TypeKind[]).flatMap((kind) => {
    const known = new Map(typesOfKind(schema, kind).map((type) => [type.name, type]));
    return typesOfKind(other, kind).flatMap((type) => {
      const own = known.get(type.name);
      if (!own || own.fromModel) return [];
      const what = SAID.filter(([, of]) => JSON.stringify(of(own)) !== JSON.stringify(of(type)));
      return what.length > 0 ? [{ kind, name: type.name, what: what.map(([name]) => name()) }] : [];
    });
  });
