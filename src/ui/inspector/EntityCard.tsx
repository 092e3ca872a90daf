import { Button } from "react-aria-components";
import type { Doc, Entity } from "../../core/document/document.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { Icon } from "../look/Icon.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { entityText } from "../look/names.ts";
import { typeOptions } from "../look/typeOptions.ts";
import { BorderButtons } from "./BorderButtons.tsx";
import { CardTools } from "./CardTools.tsx";
import { DecideButtons } from "./DecideButtons.tsx";
import { EntityRelations } from "./EntityRelations.tsx";
import { Evidence } from "./Evidence.tsx";
import { StatusText } from "./StatusText.tsx";

/** The selected entity. */
export function EntityCard({ doc, entity }: { doc: Doc; entity: Entity }) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const retypeEntity = useApp((s) => s.retypeEntity);
  const editable = useApp(isEditable);
  const selection = { kind: "entity", id: entity.id } as const;
  return (
    <div className="card">
      <header className="card-head">
        <h3 className="card-words" dir="auto" data-hue={lookOf(looks.entities, entity.type).hue}>
          {entityText(doc, entity.id)}
        </h3>
        <CardTools selection={selection} />
      </header>
      <StatusText status={entity.status} score={entity.score} />
      <DecideButtons selection={selection} status={entity.status} />
      <Choice
        label="Type"
        value={entity.type}
        options={typeOptions(looks.entities, entity.type)}
        isDisabled={!editable}
        onChange={(type) => retypeEntity(entity.id, type)}
      />
      <Evidence doc={doc} annotation={entity} />
      <BorderButtons id={entity.id} />
      <EntityRelations doc={doc} entity={entity} />
      <LinkControls head={entity.id} />
    </div>
  );
}

function LinkControls({ head }: { head: string }) {
  const linking = useApp((s) => s.linking);
  const startLink = useApp((s) => s.startLink);
  const cancelLink = useApp((s) => s.cancelLink);
  const hasTypes = useApp((s) => s.project.schema.relations.length > 0);
  const editable = useApp(isEditable);
  if (linking)
    return (
      <div className="linking">
        <p>Click the other span, or type its letter.</p>
        <Button className="button" onPress={cancelLink}>
          Cancel
        </Button>
      </div>
    );
  return (
    <Button className="button" isDisabled={!editable || !hasTypes} onPress={() => startLink(head)}>
      <Icon name="relate" /> Relate
    </Button>
  );
}
