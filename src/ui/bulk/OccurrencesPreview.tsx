import type { Project } from "../../core/document/document.ts";
import type { Occurrences } from "../../core/review/occurrences.ts";
import { WordsInContext } from "../controls/WordsInContext.tsx";
import { counted } from "../look/names.ts";

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
    <section className="bulk-preview" aria-label="Preview" tabIndex={0}>
      <p role="status">
        <b>{counted(places.length, "place")}</b>
        {docs > 1 && ` in ${counted(docs, "document")}`}
        {decided + inConfirmed > 0 && `; ${leftText(decided, inConfirmed)}`}
      </p>
      <ul className="examples">
        {places.slice(0, EXAMPLES).map((place) => (
          <li key={`${place.doc} ${place.start}`} className="example">
            <WordsInContext doc={project.docs[place.doc]} span={place} hue={hue} />
            {docs > 1 && (
              <p className="hit-facts">
                <span className="hit-doc">{project.docs[place.doc].name}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {places.length > EXAMPLES && (
        <p className="quiet">and {counted(places.length - EXAMPLES, "more place")}</p>
      )}
    </section>
  );
}

/** "left alone: 3 with a span or rejected before, 2 in confirmed sentences" */
function leftText(decided: number, inConfirmed: number): string {
  const parts = [
    ...(decided > 0 ? [`${decided} with a span or rejected before`] : []),
    ...(inConfirmed > 0 ? [`${inConfirmed} in confirmed sentences`] : []),
  ];
  return `left alone: ${parts.join(", ")}`;
}
