import { charSpan } from "../../core/document/words.ts";
import type { StringDoubt } from "../../core/review/doubts/doubt.ts";
import { quoted } from "../../language/quoted.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { DoubtCard } from "./DoubtCard.tsx";
import { Place } from "./Place.tsx";

/** So many places are shown of each of the rarer types. */
const MOST_PLACES = 3;

/** A string that is labelled with several types, and where it is of the rarer ones. */
export function StringCard({ doubt }: { doubt: StringDoubt }) {
  const { entities } = looksOf(useApp((s) => s.project.schema));
  const decide = useApp((s) => s.decideDoubt);
  const name = quoted(doubt.text);
  return (
    <DoubtCard
      name={name}
      actions={[
        ...doubt.uses.map(({ type }) => {
          const { verbose } = lookOf(entities, type);
          return {
            name: t("All {verbose}", { verbose }),
            label: t("Make every {name} {verbose}", { name, verbose }),
            onPress: () => decide(doubt, { kind: "makeAll", type }),
          };
        }),
        { name: t("Keep as it is"), onPress: () => decide(doubt, { kind: "keep" }) },
      ]}
    >
      <p>
        <bdi>{name}</bdi>{" "}
        {doubt.uses.map(({ type, places }) => (
          <span key={type} className="example-type">
            <i className="swatch" data-hue={lookOf(entities, type).hue} />
            <TypeText name={lookOf(entities, type).verbose} /> × {places.length}
          </span>
        ))}
      </p>
      {doubt.uses
        .slice(1)
        .flatMap(({ type, places }) =>
          places
            .slice(0, MOST_PLACES)
            .map(({ at, start, end }) => (
              <Place
                key={`${at.sentence.id} ${start} ${type}`}
                doc={at.doc}
                span={charSpan(at.sentence, { start, end })}
                hue={lookOf(entities, type).hue}
                selection={{ kind: "sentence", id: at.sentence.id }}
              />
            )),
        )}
    </DoubtCard>
  );
}
