import { Button, GridListItem } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { visibleWords, visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { SidedSentence } from "../../store/exampleSplit.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { ExampleText } from "./ExampleText.tsx";
import { SIDE_NAMES, SOURCE_NAMES } from "./sideNames.ts";

/** An example as the list draws it. */
export interface Row {
  readonly id: string;
  readonly one: SidedSentence;
  readonly doc: Doc;
  readonly looks: Looks;
}

/** A confirmed sentence: its text, what is labelled in it, and what becomes of it. */
export function ExampleRow({ row: { id, one, doc, looks } }: { row: Row }) {
  const { sentence, side, source, example } = one;
  const leaveOut = useApp((s) => s.leaveOut);
  const canEdit = useApp(isEditable);
  const isOut = side === "leftOut";
  const text = visibleWords(doc.text, sentence);
  return (
    <GridListItem id={id} textValue={text} className="example" data-side={side}>
      <ExampleText doc={doc} sentence={sentence} looks={looks} />
      <p className="example-facts">
        <b className="example-side">{SIDE_NAMES[side]}</b>
        <bdi className="example-doc">{visibly(doc.name)}</bdi>
        <span>{SOURCE_NAMES[source]}</span>
        <Labels row={{ id, one, doc, looks }} />
        <ScopeText one={one} looks={looks} />
      </p>
      <Button
        className="button small"
        isDisabled={!canEdit}
        aria-label={isOut ? t("Take in: {text}", { text }) : t("Leave out: {text}", { text })}
        onPress={() => leaveOut([{ doc: doc.id, sentence: example.id }], !isOut)}
      >
        {isOut ? t("Take in") : t("Leave out")}
      </Button>
    </GridListItem>
  );
}

/** The types in it, and how often each is. */
function Labels({ row: { one, looks } }: { row: Row }) {
  const { entities, relations } = one.example;
  if (entities.length === 0) return <span>{t("nothing labelled")}</span>;
  return (
    <>
      {tally(entities).map(([type, count]) => (
        <Label key={`entity ${type}`} look={lookOf(looks.entities, type)} count={count} />
      ))}
      {tally(relations).map(([type, count]) => (
        <Label key={`relation ${type}`} look={lookOf(looks.relations, type)} count={count} isLine />
      ))}
      {relations.length > 0 && (
        <span>
          {t("{relations, plural, one {# relation} other {# relations}}", {
            relations: relations.length,
          })}
        </span>
      )}
    </>
  );
}

interface LabelProps {
  readonly look: { readonly verbose: string; readonly hue: number };
  readonly count: number;
  readonly isLine?: boolean;
}

function Label({ look: { verbose, hue }, count, isLine = false }: LabelProps) {
  return (
    <span className="example-type">
      <i className={isLine ? "swatch line" : "swatch"} data-hue={hue} />
      <TypeText name={verbose} />
      {count > 1 && <span>× {count}</span>}
    </span>
  );
}

function tally(labels: readonly { readonly type: string }[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of labels) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts];
}

/** For which types it is known that nothing more is in it. */
function ScopeText({ one, looks }: Pick<Row, "one" | "looks">) {
  const { known } = one.example;
  if (!known) return <span>{t("confirmed for all types")}</span>;
  const names = [
    ...known.entities.map((type) => lookOf(looks.entities, type).verbose),
    ...known.relations.map((type) => lookOf(looks.relations, type).verbose),
  ];
  const all = t("{entities, plural, one {# type} other {# types}}", {
    entities: looks.entities.size + looks.relations.size,
  });
  return (
    <span title={names.join(", ")}>
      {t("confirmed for {names, number} of {all}", { names: names.length, all })}
    </span>
  );
}
