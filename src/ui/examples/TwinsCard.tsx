import { Button } from "react-aria-components";
import type { ConfirmedExample } from "../../core/review/doubts/confirmedExample.ts";
import type { TwinsDoubt } from "../../core/review/doubts/doubt.ts";
import { isolated, rightwards, visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { DoubtCard } from "./DoubtCard.tsx";
import { ExampleText } from "./ExampleText.tsx";

/** Sentences of the same words that are labelled in several ways. */
export function TwinsCard({ doubt }: { doubt: TwinsDoubt }) {
  const decide = useApp((s) => s.decideDoubt);
  const text = visibly(doubt.ways[0][0].example.words.join(" "));
  return (
    <DoubtCard
      name={text}
      actions={[
        ...doubt.ways.map((_, way) => ({
          name: t("All as in {way, number}", { way: way + 1 }),
          label: t("Label all as in way {way, number}: {text}", { way: way + 1, text }),
          onPress: () => decide(doubt, { kind: "takeWay", way }),
        })),
        { name: t("Keep as it is"), onPress: () => decide(doubt, { kind: "keep" }) },
      ]}
    >
      <ol className="doubt-ways">
        {doubt.ways.map((places, way) => (
          <Way key={places[0].sentence.id} way={way + 1} places={places} />
        ))}
      </ol>
    </DoubtCard>
  );
}

interface WayProps {
  readonly way: number;
  readonly places: readonly ConfirmedExample[];
}

/** One way to label the words, and where they are labelled so. */
function Way({ way, places }: WayProps) {
  const docs = useApp((s) => s.project.docs);
  const looks = looksOf(useApp((s) => s.project.schema));
  const show = useShowInText();
  const [{ doc: id, sentence, example }] = places;
  const doc = docs[id];
  if (!doc) return null;
  const relations = example.relations.map(({ type, head, tail }) => {
    const [from, to] = [head, tail].map((end) => {
      const { start, end: until } = example.entities[end];
      return isolated(visibly(example.words.slice(start, until).join(" ")));
    });
    return rightwards(`${from} – ${isolated(lookOf(looks.relations, type).verbose)} → ${to}`);
  });
  return (
    <li>
      <div className="doubt-place">
        <ExampleText doc={doc} sentence={sentence} looks={looks} />
        <Button
          className="button plain small"
          aria-label={t("Open way {way, number} in {name}", { way, name: doc.name })}
          onPress={() => show(id, sentence.start, { kind: "sentence", id: sentence.id })}
        >
          {t("Open")}
        </Button>
      </div>
      <p className="quiet">
        {[
          t("{places, plural, one {# sentence} other {# sentences}}", { places: places.length }),
          isolated(visibly(doc.name)),
          ...relations,
        ].join(" · ")}
      </p>
    </li>
  );
}
