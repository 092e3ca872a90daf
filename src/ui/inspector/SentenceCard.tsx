import type { ReactNode } from "react";
import { entitiesIn, relationsIn } from "../../core/document/docIndex.ts";
import type { Doc, Sentence, Status } from "../../core/document/document.ts";
import { lacksType } from "../../core/review/knowledge.ts";
import { TABLE, type TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { useApp, useView } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { EntityNamed, RelationNamed } from "../look/AnnotationNamed.tsx";
import { Icon } from "../look/Icon.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { entityName, entityText, relationName } from "../look/names.ts";
import { Trans } from "../look/Trans.tsx";
import { TypeText } from "../look/TypeText.tsx";

/** The selected sentence: what is in it, and whether it is confirmed. */
export function SentenceCard({ doc, sentence }: { doc: Doc; sentence: Sentence }) {
  const subject = { kind: "sentence", id: sentence.id } as const;
  const kept = <T extends { status: string }>(items: readonly T[]) =>
    items.filter(({ status }) => status !== "rejected");
  const entities = kept(entitiesIn(doc, sentence));
  const relations = kept(relationsIn(doc, sentence));
  const open = [...entities, ...relations].filter(({ status }) => status === "suggested").length;
  const confirmed = doc.confirmed[sentence.id] !== undefined;
  return (
    <div className="card">
      <h3>
        {t("Sentence {sentences, number}", { sentences: doc.sentences.indexOf(sentence) + 1 })}
      </h3>
      <p className="quiet">
        {t("{entities, plural, one {# span} other {# spans}}", { entities: entities.length })},{" "}
        {t("{relations, plural, one {# relation} other {# relations}}", {
          relations: relations.length,
        })}
        {open > 0 && t(", {open, number} of them suggested", { open })}
      </p>
      {confirmed ? (
        <>
          <p className="status-words" data-status="confirmed">
            <Trans
              id="<0/>Confirmed: the model is trained on it"
              components={{ 0: <i aria-hidden="true" /> }}
            />
          </p>
          <UnknownTypes doc={doc} sentence={sentence} />
          <CommandButton command="reopenSentence" subject={subject}>
            {t("Reopen")}
          </CommandButton>
        </>
      ) : (
        <>
          <CommandButton command="acceptSentence" subject={subject} className="button primary">
            <Icon name="acceptAll" /> {t("Accept all")}
          </CommandButton>
          <CommandButton command="finishSentence" subject={subject}>
            <Icon name="done" />{" "}
            {open > 0 ? t("Reject the rest, done") : t("Done, nothing else is in it")}
          </CommandButton>
        </>
      )}
      <SentenceItems doc={doc} sentence={sentence} />
    </div>
  );
}

/** The types of which a confirmed sentence says nothing, each to confirm it for. */
function UnknownTypes({ doc, sentence }: { doc: Doc; sentence: Sentence }) {
  const project = useApp((s) => s.project);
  const looks = looksOf(project.schema);
  const kinds: readonly TypeKind[] = ["entity", "relation"];
  const unknown = kinds.flatMap((kind) =>
    [...looks[TABLE[kind]].values()]
      .map(({ name, verbose }) => ({ type: { kind, name }, verbose }))
      .filter(({ type }) => lacksType(project, doc, sentence.id, type)),
  );
  if (unknown.length === 0) return null;
  return (
    <>
      <p className="quiet">{t("Not looked through for what came later:")}</p>
      <ul className="unknown-types" aria-label={t("Types that it does not know")}>
        {unknown.map(({ type, verbose }) => (
          <li key={JSON.stringify(type)}>
            <TypeText name={verbose} />{" "}
            <CommandButton
              command="typeDone"
              subject={{ kind: "type", type }}
              className="button small"
              aria-label={t("Done for {verbose}", { verbose })}
            >
              {t("Done")}
            </CommandButton>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is in a sentence, as lists: text, type, status and score of each; a press selects it. */
function SentenceItems({ doc, sentence }: { doc: Doc; sentence: Sentence }) {
  const looks = useLooks();
  const select = useApp((s) => s.select);
  const showRejected = useView((s) => s.showRejected);
  const isShown = ({ status }: { readonly status: Status }) =>
    showRejected || status !== "rejected";
  const entities = entitiesIn(doc, sentence).filter(isShown);
  const relations = relationsIn(doc, sentence).filter(isShown);
  const spans = entities.map((entity) => ({
    id: entity.id,
    name: entityName(entityText(doc, entity.id), entity, looks),
    drawn: <EntityNamed doc={doc} entity={entity} looks={looks} />,
    hue: lookOf(looks.entities, entity.type).hue,
    onPress: () => select({ kind: "entity", id: entity.id }),
  }));
  const arcs = relations.map((relation) => ({
    id: relation.id,
    name: relationName(relation, looks, (id) => entityText(doc, id)),
    drawn: <RelationNamed doc={doc} relation={relation} looks={looks} />,
    hue: lookOf(looks.relations, relation.type).hue,
    onPress: () => select({ kind: "relation", id: relation.id }),
  }));
  return (
    <>
      <Items label={t("Spans of this sentence")} items={spans} swatch="swatch" />
      <Items label={t("Relations of this sentence")} items={arcs} swatch="swatch line" />
    </>
  );
}

interface ItemsProps {
  readonly label: string;
  readonly items: readonly {
    readonly id: string;
    readonly name: string;
    readonly drawn: ReactNode;
    readonly hue: number;
    readonly onPress: () => void;
  }[];
  readonly swatch: string;
}

function Items({ label, items, swatch }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <ul className="entity-relations" aria-label={label}>
      {items.map(({ id, name, drawn, hue, onPress }) => (
        <li key={id}>
          <button type="button" onClick={onPress}>
            <i className={swatch} data-hue={hue} />
            <span className="type-text" title={name}>
              {drawn}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
