import { Button } from "react-aria-components";
import type { GraphNode } from "../../../core/results/graph.ts";
import type { Triple } from "../../../core/results/triples.ts";
import { visibly } from "../../../language/unseen.ts";
import { t } from "../../../language/words.ts";
import { toggled } from "../../app/tripleForm.ts";
import { useView } from "../../app/useApp.ts";
import { Arrow } from "../../look/Arrow.tsx";
import { type Looks, lookOf } from "../../look/looks.ts";
import { TypeText } from "../../look/TypeText.tsx";
import { ChooseThing } from "../ChooseThing.tsx";
import { EvidenceList } from "../EvidenceList.tsx";
import { useGrowing } from "../useGrowing.tsx";
import { useTripleForm } from "../useTripleForm.ts";

interface Props {
  readonly node: GraphNode;
  readonly looks: Looks;
  readonly isOpen: boolean;
}

/** A thing of a graph; it opens to its relations. */
export function GraphItem({ node, looks, isOpen }: Props) {
  const { thing, degree } = node;
  const change = useTripleForm();
  const look = lookOf(looks.entities, thing.type);
  return (
    <>
      <div className="graph-thing">
        <ChooseThing thing={thing} />
        <button
          type="button"
          className="triple-toggle"
          aria-expanded={isOpen}
          onClick={() => change(() => ({ node: isOpen ? null : thing.id }))}
        >
          <span aria-hidden="true" className="triple-sign arrow">
            {isOpen ? "▾" : "▸"}
          </span>
          <span className="triple-thing" title={thing.forms.join(" · ")}>
            <bdi className="triple-words">{visibly(thing.name)}</bdi>
            <span className="triple-type">
              <i className="swatch" data-hue={look.hue} />
              <TypeText name={look.verbose} />
            </span>
            <span className="quiet">
              {t("{degree, plural, one {# neighbour} other {# neighbours}}", { degree })}
            </span>
          </span>
        </button>
      </div>
      {isOpen && <Relations node={node} looks={looks} />}
    </>
  );
}

function Relations({ node: { thing, triples }, looks }: Omit<Props, "isOpen">) {
  const around = useView((s) => s.triples.around);
  const change = useTripleForm();
  const { shown, more } = useGrowing(triples);
  return (
    <div className="graph-relations">
      {!around.includes(thing.id) && (
        <Button
          className="button small"
          onPress={() => change((form) => ({ around: [...form.around, thing.id] }))}
        >
          {around.length === 0 ? t("Only with its neighbours") : t("Show all its neighbours")}
        </Button>
      )}
      <ul>
        {shown.map((triple) => (
          <li key={triple.id}>
            <Relation triple={triple} of={thing.id} looks={looks} />
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}

interface RelationProps {
  readonly triple: Triple;
  readonly of: string;
  readonly looks: Looks;
}

function Relation({ triple, of, looks }: RelationProps) {
  const { id, head, relation, tail, evidence } = triple;
  const isOpen = useView((s) => s.triples.opened.includes(id));
  const change = useTripleForm();
  const { verbose, hue, symmetric } = lookOf(looks.relations, relation);
  const isHead = head.id === of;
  const way = symmetric ? "both" : isHead ? "forth" : "back";
  return (
    <>
      <button
        type="button"
        className="triple-toggle"
        aria-expanded={isOpen}
        onClick={() => change((form) => ({ opened: toggled(form.opened, id) }))}
      >
        <span aria-hidden="true" className="triple-sign arrow">
          {isOpen ? "▾" : "▸"}
        </span>
        <span className="triple-thing">
          <span className="triple-type">
            <i className="swatch line" data-hue={hue} />
            <TypeText name={verbose} />
            <span aria-label={WAYS[way]} role="img">
              <Arrow way={way} />
            </span>
          </span>
          <bdi className="triple-words">{visibly((isHead ? tail : head).name)}</bdi>
          <span className="quiet">
            {t("{evidence, plural, one {# sentence} other {# sentences}}", {
              evidence: evidence.length,
            })}
          </span>
        </span>
      </button>
      {isOpen && (
        <div className="triple-evidence">
          <EvidenceList evidence={evidence} />
        </div>
      )}
    </>
  );
}

/** What the arrows between a thing and another say. */
const WAYS = { forth: "to", back: "from", both: "with" } as const;
