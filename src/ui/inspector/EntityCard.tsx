import { relationsOf, sentenceAt } from "../../core/document/docIndex.ts";
import type { Doc, Entity } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { retypeSelected } from "../commands/annotate.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { commandById } from "../commands/commands.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { Choice } from "../controls/Choice.tsx";
import { Arrow } from "../look/Arrow.tsx";
import { Icon } from "../look/Icon.tsx";
import { lookOf } from "../look/looks.ts";
import { entityText, relationName } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { typeOptions } from "../look/typeOptions.ts";
import { runsLeftwards } from "../places/direction.ts";
import { CardTools, DecideButtons } from "./CardTools.tsx";
import { Evidence } from "./Evidence.tsx";
import { StatusText } from "./StatusText.tsx";

/** The selected entity. */
export function EntityCard({ doc, entity }: { doc: Doc; entity: Entity }) {
  const looks = useLooks();
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
      <StatusText annotation={entity} type={lookOf(looks.entities, entity.type)} />
      <DecideButtons selection={selection} />
      <Choice
        label={t("Type")}
        value={entity.type}
        options={typeOptions(looks.entities, entity.type)}
        isDisabled={!editable}
        onChange={(type) => retypeSelected(context, type)}
      />
      <Evidence doc={doc} annotation={entity} />
      <BorderButtons doc={doc} entity={entity} />
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
        <p>{t("Click the other span, or type its letter.")}</p>
        <CommandButton command="cancel">{t("Cancel")}</CommandButton>
      </div>
    );
  return (
    <CommandButton command="relate" subject={{ kind: "entity", id: head }}>
      <Icon name="relate" /> {t("Relate")}
    </CommandButton>
  );
}

/** The relations of an entity; a click selects one. */
function EntityRelations({ doc, entity }: { doc: Doc; entity: Entity }) {
  const looks = useLooks();
  const select = useApp((s) => s.select);
  const relations = relationsOf(doc, entity.id).filter(({ status }) => status !== "rejected");
  if (relations.length === 0) return null;
  return (
    <ul className="entity-relations" aria-label={t("Relations of this span")}>
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
              <span className="relation-words">
                {!outgoing && <Arrow way="back" />} <TypeText name={verbose} />{" "}
                {outgoing && <Arrow way="forth" />}{" "}
                <b>
                  <bdi>{other}</bdi>
                </b>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const SIDES = [
  {
    get name() {
      return t("Start");
    },
    earlier: "growStart",
    later: "shrinkStart",
  },
  {
    get name() {
      return t("End");
    },
    earlier: "shrinkEnd",
    later: "growEnd",
  },
] as const;

/** Moves the borders of an entity by words: earlier is where its sentence begins. */
function BorderButtons({ doc, entity: { id, start } }: { doc: Doc; entity: Entity }) {
  const sentence = sentenceAt(doc, start);
  const isLeftwards =
    sentence !== undefined && runsLeftwards(doc.text.slice(sentence.start, sentence.end));
  const button = (command: string, sign: string) => (
    <CommandButton
      command={command}
      subject={{ kind: "entity", id }}
      className="button small"
      aria-label={commandById(command).name}
    >
      {sign}
    </CommandButton>
  );
  return (
    <fieldset className="borders">
      <legend>{t("Borders")}</legend>
      {SIDES.map(({ name, earlier, later }) => (
        <div key={name} className="border-pair">
          <span aria-hidden="true">{name}</span>
          <span className="border-steps" dir={isLeftwards ? "rtl" : "ltr"}>
            {button(earlier, isLeftwards ? "→" : "←")}
            {button(later, isLeftwards ? "←" : "→")}
          </span>
        </div>
      ))}
    </fieldset>
  );
}
