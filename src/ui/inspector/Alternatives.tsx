import { sentenceAt } from "../../core/document/docIndex.ts";
import { t } from "../../language/words.ts";
import type { AppState, Asked } from "../../store/state.ts";
import { useAlternatives } from "../app/useAlternatives.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { ByName } from "../look/ByName.tsx";
import { lookOf, type TypeLook } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";

/** Who goes from suggestion to suggestion asks about the last one only. */
const DELAY = 120;
/** Fewer than there may be types: the rest has next to nothing. */
const LISTED = 6;

interface Props {
  readonly asked: Asked;
  readonly looks: ReadonlyMap<string, TypeLook>;
  /** What the model's null is called. */
  readonly none: string;
  /** The type that it has. */
  readonly current: string;
}

/** What the model thinks now, as a list with bars. */
export function Alternatives({ asked, looks, none, current }: Props) {
  const opinion = useAlternatives(asked, DELAY);
  const marked = useLooks()[asked.kind === "entity" ? "entities" : "relations"];
  const silence = useApp((s) => silenceOf(s, asked));
  const count = Math.min(LISTED, looks.size + 1);
  const found = opinion.kind === "told" ? opinion.alternatives : [];
  return (
    <section aria-label={t("What the model thinks")}>
      <h4>{t("What the model thinks")}</h4>
      {found === null ? (
        <p className="quiet">{silence}</p>
      ) : (
        // Its height is there before it is told, so that nothing jumps.
        <ol className="alternatives" style={{ minBlockSize: `${1.75 * count}rem` }}>
          {found.slice(0, LISTED).map(({ type, score }) => (
            <li key={type ?? ""} data-current={type === current}>
              <span>{type === null ? none : <TypeText name={lookOf(looks, type).verbose} />}</span>
              {type !== null && lookOf(marked, type).byName && <ByName />}
              <b>{percent(score)}</b>
              <i
                className="share"
                aria-hidden="true"
                data-hue={type === null ? undefined : lookOf(looks, type).hue}
                style={{ inlineSize: `${100 * score}%` }}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Why the model says nothing. */
function silenceOf(state: AppState, asked: Asked): string {
  const doc = activeDoc(state);
  if (state.model.kind !== "ready") return t("It is not there yet.");
  if (doc && asked.kind === "relation") {
    const [head, tail] = [asked.head, asked.tail].map(({ start }) => sentenceAt(doc, start));
    if (head !== tail) return t("It only relates spans of one sentence.");
  }
  return t("It cannot say.");
}
