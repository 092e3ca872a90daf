import { useMemo } from "react";
import { DialogBox } from "../controls/DialogBox.tsx";
import { looksOf } from "../looks.ts";
import { useApp } from "../useApp.ts";
import { AddType } from "./AddType.tsx";
import { typeCounts } from "./counts.ts";
import { TypeRow } from "./TypeRow.tsx";

/** Adds, renames and deletes types. */
export function TypesDialog({ onClose }: { onClose: () => void }) {
  const project = useApp((s) => s.project);
  const looks = looksOf(project.schema);
  const counts = useMemo(() => typeCounts(Object.values(project.docs)), [project.docs]);
  return (
    <DialogBox title="Types" wide onClose={onClose}>
      <p className="dialog-text">
        A new type starts empty: label a few sentences with it, confirm them, and train. What the
        model knows of the other types stays.
      </p>
      <div className="types-columns">
        <section aria-label="Span types">
          <h3>Spans</h3>
          <ul className="types-list">
            {[...looks.entities.values()].map((look, place) => (
              <TypeRow
                // By place: a type that is renamed keeps its row, and the row the focus.
                key={place}
                kind="entity"
                look={look}
                count={counts.entities.get(look.name) ?? 0}
              />
            ))}
          </ul>
          <AddType kind="entity" taken={[...looks.entities.keys()]} />
        </section>
        <section aria-label="Relation types">
          <h3>Relations</h3>
          <ul className="types-list">
            {[...looks.relations.values()].map((look, place) => (
              <TypeRow
                // By place: a type that is renamed keeps its row, and the row the focus.
                key={place}
                kind="relation"
                look={look}
                count={counts.relations.get(look.name) ?? 0}
              />
            ))}
          </ul>
          <AddType kind="relation" taken={[...looks.relations.keys()]} />
        </section>
      </div>
    </DialogBox>
  );
}
