import type { LikelyError } from "../../core/review/likelyErrors.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { DoubtCard } from "./DoubtCard.tsx";
import { Place } from "./Place.tsx";

/** What the open model is sure to be wrong, with its own score. */
export function ErrorDoubt({ error }: { error: LikelyError }) {
  const schema = useApp((s) => s.project.schema);
  const doc = useApp((s) => s.project.docs[error.doc]);
  const decide = useApp((s) => s.decideError);
  if (!doc) return null;
  const { doubt, mine, span } = error;
  const isSpan = doubt.of === "span";
  const looks = looksOf(schema)[isSpan ? "entities" : "relations"];
  const annotation = mine === null ? undefined : (doc.entities[mine] ?? doc.relations[mine]);
  const own = annotation ? lookOf(looks, annotation.type).verbose : "nothing";
  const theirs = doubt.theirs ? lookOf(looks, doubt.theirs.type).verbose : "nothing";
  const words = doc.text.slice(span.start, span.end).replace(/\s+/g, " ");
  return (
    <DoubtCard
      name={`“${words}”`}
      actions={[
        {
          name: ACTIONS[doubt.kind](theirs),
          onPress: () => void decide(error, "theirs"),
        },
        { name: "Keep as it is", onPress: () => void decide(error, "mine") },
      ]}
    >
      <p>
        Confirmed: <b>{own}</b>. The model: <b>{theirs}</b>
        {doubt.kind === "borders" && ", with other borders"}
        {doubt.kind === "reversed" && ", the other way round"}, {percent(doubt.score)} sure.
      </p>
      <Place
        doc={doc.id}
        span={span}
        hue={annotation && lookOf(looks, annotation.type).hue}
        selection={
          mine === null
            ? { kind: "sentence", id: error.sentence }
            : { kind: isSpan ? "entity" : "relation", id: mine }
        }
      />
    </DoubtCard>
  );
}

const ACTIONS: Readonly<Record<LikelyError["doubt"]["kind"], (type: string) => string>> = {
  missing: (type) => `Add ${type}`,
  extra: () => "Remove it",
  type: (type) => `Make it ${type}`,
  borders: () => "Take its borders",
  reversed: () => "Turn it round",
};
