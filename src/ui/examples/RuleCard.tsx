import { charSpan } from "../../core/document/words.ts";
import type { RuleDoubt } from "../../core/review/doubts/doubt.ts";
import { doubtedRelation, fixesOf, type RuleFix } from "../../core/review/doubts/fixRelation.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { DoubtCard } from "./DoubtCard.tsx";
import { Place } from "./Place.tsx";

/** So many other types are offered. */
const MOST_FIXES = 3;

/** A relation between types that its rules forbid. */
export function RuleCard({ doubt }: { doubt: RuleDoubt }) {
  const project = useApp((s) => s.project);
  const decide = useApp((s) => s.decideDoubt);
  const looks = looksOf(project.schema);
  const { at, relation } = doubt;
  const [head, tail] = [relation.head, relation.tail].map((end) => at.example.entities[end]);
  const wordsOf = ({ start, end }: typeof head) => at.example.words.slice(start, end).join(" ");
  const typeOf = ({ type }: typeof head) => lookOf(looks.entities, type).verbose;
  const { verbose } = lookOf(looks.relations, relation.type);
  const fixName = (fix: RuleFix) =>
    fix.kind === "reverse"
      ? "Turn it round"
      : `Make it ${lookOf(looks.relations, fix.type).verbose}`;
  const id = doubtedRelation(project, doubt)?.id;
  return (
    <DoubtCard
      name={`${verbose} from ${wordsOf(head)} to ${wordsOf(tail)}`}
      actions={[
        ...fixesOf(project, doubt)
          .slice(0, MOST_FIXES)
          .map((fix) => ({
            name: fixName(fix),
            onPress: () => decide(doubt, { kind: "fix", fix }),
          })),
        { name: "Keep as it is", onPress: () => decide(doubt, { kind: "keep" }) },
      ]}
    >
      <p>
        <bdi>{wordsOf(head)}</bdi> – <b>{verbose}</b> → <bdi>{wordsOf(tail)}</bdi>: its rules do not
        allow it from {typeOf(head)} to {typeOf(tail)}.
      </p>
      <Place
        doc={at.doc}
        span={charSpan(at.sentence, {
          start: Math.min(head.start, tail.start),
          end: Math.max(head.end, tail.end),
        })}
        hue={lookOf(looks.relations, relation.type).hue}
        selection={
          id === undefined ? { kind: "sentence", id: at.sentence.id } : { kind: "relation", id }
        }
      />
    </DoubtCard>
  );
}
