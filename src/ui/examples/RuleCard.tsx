import { charSpan } from "../../core/document/words.ts";
import type { RuleDoubt } from "../../core/review/doubts/doubt.ts";
import { doubtedRelation, fixesOf, type RuleFix } from "../../core/review/doubts/fixRelation.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
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
      ? t("Turn it round")
      : t("Make it {relations}", { relations: lookOf(looks.relations, fix.type).verbose });
  const id = doubtedRelation(project, doubt)?.id;
  return (
    <DoubtCard
      name={t("{verbose} from {wordsOf} to {wordsOf2}", {
        verbose,
        wordsOf: wordsOf(head),
        wordsOf2: wordsOf(tail),
      })}
      actions={[
        ...fixesOf(project, doubt)
          .slice(0, MOST_FIXES)
          .map((fix) => ({
            name: fixName(fix),
            onPress: () => decide(doubt, { kind: "fix", fix }),
          })),
        { name: t("Keep as it is"), onPress: () => decide(doubt, { kind: "keep" }) },
      ]}
    >
      <p>
        <Trans
          id="<0>{wordsOf}</0> – <1>{verbose}</1> → <2>{wordsOf2}</2>: its rules do not allow it from {typeOf} to {typeOf2}."
          values={{
            wordsOf: wordsOf(head),
            verbose,
            wordsOf2: wordsOf(tail),
            typeOf: typeOf(head),
            typeOf2: typeOf(tail),
          }}
          components={{ 0: <bdi />, 1: <b />, 2: <bdi /> }}
        />
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
