import type { Project } from "../../core/document/document.ts";
import type { Occurrences } from "../../core/review/occurrences.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { WordsInContext } from "../controls/WordsInContext.tsx";

interface Props {
  readonly project: Project;
  readonly found: Occurrences;
  readonly hue: number;
}

const EXAMPLES = 8;

/** Where the words stand, and how many places are left as they are. */
export function OccurrencesPreview({ project, found, hue }: Props) {
  const { places, decided, inConfirmed } = found;
  const docs = new Set(places.map(({ doc }) => doc)).size;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard
    <section className="bulk-preview" aria-label={t("Preview")} tabIndex={0}>
      <p role="status">
        <b>{t("{places, plural, one {# place} other {# places}}", { places: places.length })}</b>
        {docs > 1 && t(" in {docs, plural, one {# document} other {# documents}}", { docs })}
        {decided + inConfirmed > 0 && `; ${leftText(decided, inConfirmed)}`}
      </p>
      <ul className="examples">
        {places.slice(0, EXAMPLES).map((place) => (
          <li key={`${place.doc} ${place.start}`} className="example">
            <WordsInContext doc={project.docs[place.doc]} span={place} hue={hue} />
            {docs > 1 && (
              <p className="hit-facts">
                <bdi className="hit-doc">{visibly(project.docs[place.doc].name)}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      {places.length > EXAMPLES && (
        <p className="quiet">
          {t("and {places, plural, one {# more place} other {# more places}}", {
            places: places.length - EXAMPLES,
          })}
        </p>
      )}
    </section>
  );
}

/** "left alone: 3 with a span or rejected before, 2 in confirmed sentences" */
function leftText(decided: number, inConfirmed: number): string {
  const parts = [
    ...(decided > 0 ? [t("{decided, number} with a span or rejected before", { decided })] : []),
    ...(inConfirmed > 0
      ? [t("{inConfirmed, number} in confirmed sentences", { inConfirmed })]
      : []),
  ];
  return t("left alone: {parts}", { parts: parts.join(", ") });
}
