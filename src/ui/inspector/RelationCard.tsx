import type { Doc, Relation, Schema } from "../../core/document/document.ts";
import { allows, endTypes, legalFirst } from "../../core/types/constraints.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { retypeSelected } from "../commands/annotate.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { Choice } from "../controls/Choice.tsx";
import { Arrow } from "../look/Arrow.tsx";
import { Icon } from "../look/Icon.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { entityText } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { typeOptions } from "../look/typeOptions.ts";
import { AgainstRules } from "../types/AgainstRules.tsx";
import { CardTools, DecideButtons } from "./CardTools.tsx";
import { Evidence } from "./Evidence.tsx";
import { StatusText } from "./StatusText.tsx";

/** The selected relation. */
export function RelationCard({ doc, relation }: { doc: Doc; relation: Relation }) {
  const schema = useApp((s) => s.project.schema);
  const looks = useLooks();
  const context = useCommandContext();
  const editable = useApp(isEditable);
  const { id, type } = relation;
  const look = lookOf(looks.relations, type);
  const { hue, symmetric, verbose } = look;
  const selection = { kind: "relation", id } as const;
  return (
    <div className="card">
      <header className="card-head">
        <h3 className="card-triple" data-hue={hue}>
          <EndLink doc={doc} id={relation.head} />
          <small>
            <TypeText name={verbose} /> <Arrow way={symmetric ? "both" : "forth"} />
          </small>
          <EndLink doc={doc} id={relation.tail} />
        </h3>
        <CardTools selection={selection} />
      </header>
      <StatusText annotation={relation} type={look} />
      <AgainstRules doc={doc} relation={relation} />
      <DecideButtons selection={selection} />
      <Choice
        label={t("Type")}
        value={type}
        options={relationOptions(schema, doc, relation)}
        isDisabled={!editable}
        onChange={(next) => retypeSelected(context, next)}
      />
      <Evidence doc={doc} annotation={relation} />
      {!symmetric && (
        <CommandButton command="reverse" subject={selection}>
          <Icon name="reverse" /> {t("Reverse")}
        </CommandButton>
      )}
    </div>
  );
}

function EndLink({ doc, id }: { doc: Doc; id: string }) {
  const select = useApp((s) => s.select);
  return (
    <button type="button" className="end-link" onClick={() => select({ kind: "entity", id })}>
      <bdi>{entityText(doc, id)}</bdi>
    </button>
  );
}

/** The types that a relation could get: those that the rules allow between its ends come first. */
export function relationOptions(schema: Schema, doc: Doc, relation: Relation) {
  const ends = endTypes(doc, relation);
  const sorted = legalFirst(schema, ends);
  const place = (id: string) => sorted.findIndex(({ name }) => name === id);
  return typeOptions(looksOf(schema).relations, relation.type, true)
    .toSorted((a, b) => place(a.id) - place(b.id))
    .map((option) => {
      const type = sorted[place(option.id)];
      const isForbidden = type !== undefined && !allows(type, ends);
      return isForbidden
        ? { ...option, name: t("{name} (against the rules)", { name: option.name }) }
        : option;
    });
}
