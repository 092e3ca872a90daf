import type { Doc, Relation } from "../../core/document/document.ts";
import { endTypes, isLegal } from "../../core/types/constraints.ts";
import { useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { ruleText } from "./ruleText.ts";

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
