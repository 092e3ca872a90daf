import { relationsOf } from "../../core/document/docIndex.ts";
import type { Doc, Entity } from "../../core/document/document.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { entityText, relationName } from "../look/names.ts";

/** The relations of an entity; a click selects one. */
export function EntityRelations({ doc, entity }: { doc: Doc; entity: Entity }) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const select = useApp((s) => s.select);
  const relations = relationsOf(doc, entity.id).filter(({ status }) => status !== "rejected");
  if (relations.length === 0) return null;
  return (
    <ul className="entity-relations" aria-label="Relations of this span">
      {relations.map((relation) => {
        const { verbose, hue } = lookOf(looks.relations, relation.type);
        const outgoing = relation.head === entity.id;
        const other = entityText(doc, outgoing ? relation.tail : relation.head);
        return (
          <li key={relation.id}>
            <button
              type="button"
              aria-label={relationName(relation, looks, (id) => entityText(doc, id))}
              onClick={() => select({ kind: "relation", id: relation.id })}
            >
              <i className="swatch line" data-hue={hue} />
              <span>
                {outgoing ? `${verbose} →` : `← ${verbose}`} <b>{other}</b>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
