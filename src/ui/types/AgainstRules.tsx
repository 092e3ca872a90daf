import type { Doc, Relation } from "../../core/document/document.ts";
import { endTypes, isLegal } from "../../core/types/constraints.ts";
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
      Against the rules: {ruleText(lookOf(relations, relation.type), entities)}
    </p>
  );
}

/** What a relation type may link, in words: "Works for links Person to Org or Place." */
export function ruleText(look: TypeLook, entities: ReadonlyMap<string, TypeLook>): string {
  const named = (names: readonly string[] | null) =>
    names === null ? "any span" : names.map((name) => lookOf(entities, name).verbose).join(" or ");
  const between = look.symmetric ? "with" : "to";
  return `${look.verbose} links ${named(look.heads)} ${between} ${named(look.tails)}.`;
}
