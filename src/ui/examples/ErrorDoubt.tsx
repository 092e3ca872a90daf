import type { LikelyError } from "../../core/review/likelyErrors.ts";
import { quoted } from "../../language/quoted.ts";
import { visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { Trans } from "../look/Trans.tsx";
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
  const own = annotation ? lookOf(looks, annotation.type).verbose : t("nothing");
  const theirs = doubt.theirs ? lookOf(looks, doubt.theirs.type).verbose : t("nothing");
  const words = visibleWords(doc.text, span);
  return (
    <DoubtCard
      name={quoted(words)}
      actions={[
        {
          name: ACTIONS[doubt.kind](theirs),
          onPress: () => void decide(error, "theirs"),
        },
        { name: t("Keep as it is"), onPress: () => void decide(error, "mine") },
      ]}
    >
      <p>
        <Trans
          id="Confirmed: <0>{own}</0>. The model: <1>{theirs}</1>{hasOtherBorders, select, true {, with other borders} other {}}{isTurned, select, true {, the other way round} other {}}, {score} sure."
          values={{
            own,
            theirs,
            hasOtherBorders: doubt.kind === "borders",
            isTurned: doubt.kind === "reversed",
            score: percent(doubt.score),
          }}
          components={{ 0: <b />, 1: <b /> }}
        />
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
  missing: (type) => t("Add {type}", { type }),
  extra: () => t("Remove it"),
  type: (type) => t("Make it {type}", { type }),
  borders: () => t("Take its borders"),
  reversed: () => t("Turn it round"),
};
