import type { Doc, Relation } from "../../core/document/document.ts";
import { endTypes, isLegal } from "../../core/types/constraints.ts";
import { listed } from "../../language/lists.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import { lookOf, looksOf, type TypeLook } from "../look/looks.ts";

/** Warns where a relation links spans that its type may not link. */
export function AgainstRules({ doc, relation }: { doc: Doc; relation: Relation }) {
  const schema = useApp((s) => s.project.schema);
  if (isLegal(schema, relation.type, endTypes(doc, relation))) return null;
  const { entities, relations } = looksOf(schema);
  return (
    <p className="against-rules" role="note">
      <Icon name="warning" />
      {t("Against the rules: {ruleText}", {
        ruleText: ruleText(lookOf(relations, relation.type), entities),
      })}
    </p>
  );
}

/** What a relation type may link, in words: "Works for links Person to Org or Place." */
export function ruleText(look: TypeLook, entities: ReadonlyMap<string, TypeLook>): string {
  const named = (names: readonly string[] | null) =>
    names === null
      ? t("any span")
      : listed(
          names.map((name) => lookOf(entities, name).verbose),
          "or",
        );
  const { verbose, symmetric } = look;
  const [heads, tails] = [named(look.heads), named(look.tails)];
  return symmetric
    ? t("{verbose} links {heads} with {tails}.", { verbose, heads, tails })
    : t("{verbose} links {heads} to {tails}.", { verbose, heads, tails });
}
