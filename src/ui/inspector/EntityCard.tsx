import type { Doc, Entity } from "../../core/document/document.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { retypeSelected } from "../commands/annotate.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useCommandContext } from "../commands/useCommandContext.ts";
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
  const context = useCommandContext();
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
      <DecideButtons selection={selection} />
      <Choice
        label="Type"
        value={entity.type}
        options={typeOptions(looks.entities, entity.type)}
        isDisabled={!editable}
        onChange={(type) => retypeSelected(context, type)}
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
  if (linking)
    return (
      <div className="linking">
        <p>Click the other span, or type its letter.</p>
        <CommandButton command="cancel">Cancel</CommandButton>
      </div>
    );
  return (
    <CommandButton command="relate" subject={{ kind: "entity", id: head }}>
      <Icon name="relate" /> Relate
    </CommandButton>
  );
}
