import { activeDoc, useApp } from "../app/useApp.ts";
import { CommandIconButton } from "../commands/CommandButton.tsx";
import { FirstKeys } from "../commands/FirstKeys.tsx";
import { EntityCard } from "./EntityCard.tsx";
import { RelationCard } from "./RelationCard.tsx";
import { SentenceCard } from "./SentenceCard.tsx";

/** What is selected, and everything that can be done with it. */
export function SelectionCard() {
  const doc = useApp(activeDoc);
  const selection = useApp((s) => s.selection);
  const entity = doc && selection.kind === "entity" ? doc.entities[selection.id] : undefined;
  const relation = doc && selection.kind === "relation" ? doc.relations[selection.id] : undefined;
  const sentence =
    selection.kind === "sentence" && doc?.sentences.find(({ id }) => id === selection.id);
  return (
    <section className="selection" aria-label="Selection">
      {doc && entity && <EntityCard doc={doc} entity={entity} />}
      {doc && relation && <RelationCard doc={doc} relation={relation} />}
      {doc && sentence && <SentenceCard doc={doc} sentence={sentence} />}
      {!entity && !relation && !sentence ? (
        <FirstKeys />
      ) : (
        <span className="sheet-close">
          <CommandIconButton command="cancel" subject={selection} icon="close" label="Close" />
        </span>
      )}
    </section>
  );
}
