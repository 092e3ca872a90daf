import type { Doc } from "../../core/document/document.ts";
import type { Evidence } from "../../core/results/triples.ts";
import { visiblePart, visibly } from "../../language/unseen.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { percent } from "../look/names.ts";
import { useGrowing } from "./useGrowing.tsx";

/** The sentences that say a triple; one that is pressed is shown in its text. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { shown, more } = useGrowing(evidence);
  const docs = useApp((s) => s.project.docs);
  const show = useShowInText();
  return (
    <>
      <ul>
        {shown.map((one) => {
          const { doc: id, relation, head, tail, status, score } = one;
          const doc = docs[id];
          if (!doc) return null;
          const offset = Math.min(head[0], tail[0]);
          return (
            <li key={`${id} ${relation}`}>
              <button
                type="button"
                className="triple-sentence"
                onClick={() => show(id, offset, { kind: "relation", id: relation })}
              >
                <EvidenceText doc={doc} evidence={one} />
                <span className="quiet">
                  <bdi>{visibly(doc.name)}</bdi>,{" "}
                  {[status, percent(score)].filter(Boolean).join(", ")}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
}

/** A sentence with head and tail marked; where they overlap, what belongs to either. */
function EvidenceText({ doc, evidence }: { doc: Doc; evidence: Evidence }) {
  const { head, tail, place } = evidence;
  const [start, end] = [Math.min(place[0], head[0], tail[0]), Math.max(place[1], head[1], tail[1])];
  const borders = [...new Set([start, end, ...head, ...tail])].sort((a, b) => a - b);
  const isIn = (at: number, [from, to]: readonly [number, number]) => at >= from && at < to;
  return (
    <bdi className="triple-said">
      {borders.slice(0, -1).map((from, i) => {
        const words = visiblePart(doc.text, { start: from, end: borders[i + 1] });
        return isIn(from, head) || isIn(from, tail) ? (
          <mark key={from}>{words}</mark>
        ) : (
          <span key={from}>{words}</span>
        );
      })}
    </bdi>
  );
}
