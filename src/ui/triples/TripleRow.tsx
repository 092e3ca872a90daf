import type { Thing } from "../../core/results/mentions.ts";
import type { Triple } from "../../core/results/triples.ts";
import { shownNumber } from "../../language/numbers.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf, type TypeLook } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { ChooseThing } from "./ChooseThing.tsx";
import { EvidenceList } from "./EvidenceList.tsx";

interface Props {
  readonly triple: Triple;
  readonly looks: Looks;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const STATUS_NAMES: Readonly<Record<Triple["status"], string>> = {
  get confirmed() {
    return t("Confirmed");
  },
  get suggested() {
    return t("Suggested");
  },
  get both() {
    return t("Both");
  },
};

/** The cells of a triple; its head opens the sentences that say it. */
export function TripleRow({ triple, looks, isOpen, onToggle }: Props) {
  const { head, relation, tail, evidence, best, status, docs } = triple;
  const link = lookOf(looks.relations, relation);
  return (
    <>
      <Cell name="end">
        <ChooseThing thing={head} />
        <button type="button" className="triple-toggle" aria-expanded={isOpen} onClick={onToggle}>
          <span aria-hidden="true" className="triple-sign arrow">
            {isOpen ? "▾" : "▸"}
          </span>
          <EndText thing={head} look={lookOf(looks.entities, head.type)} />
        </button>
      </Cell>
      <Cell name="relation">
        <i className="swatch line" data-hue={link.hue} />
        <TypeText name={link.verbose} />
      </Cell>
      <Cell name="end">
        <ChooseThing thing={tail} />
        <EndText thing={tail} look={lookOf(looks.entities, tail.type)} />
      </Cell>
      <Cell name="fact" label={t("said")}>
        {shownNumber(evidence.length)}
      </Cell>
      <Cell name="fact" label={t("score")}>
        {best === null ? "–" : percent(best)}
      </Cell>
      <Cell name="fact" label="">
        {STATUS_NAMES[status]}
      </Cell>
      <Cell name="fact" label={t("documents")}>
        {shownNumber(docs.length)}
      </Cell>
      {isOpen && (
        // biome-ignore lint/a11y/useSemanticElements: as the table
        <div role="cell" aria-colspan={7} className="triple-evidence">
          <EvidenceList evidence={evidence} />
        </div>
      )}
    </>
  );
}

interface CellProps {
  readonly name: "end" | "relation" | "fact";
  /** What it is, where there is no room for the names of columns. */
  readonly label?: string;
  readonly children: React.ReactNode;
}

const Cell = ({ name, label, children }: CellProps) => (
  // biome-ignore lint/a11y/useSemanticElements: as the table
  <div role="cell" className={`triple-${name}`} data-label={label}>
    {children}
  </div>
);

/** A thing and its type; how else it is written stands in the tooltip. */
const EndText = ({ thing, look }: { thing: Thing; look: TypeLook }) => (
  <span className="triple-thing" title={thing.forms.join(" · ")}>
    <bdi className="triple-words">{visibly(thing.name)}</bdi>
    {thing.forms.length > 1 && (
      <span className="triple-forms">{` ${thing.forms.length} forms`}</span>
    )}
    <span className="triple-type">
      <i className="swatch" data-hue={look.hue} />
      <TypeText name={look.verbose} />
    </span>
  </span>
);
