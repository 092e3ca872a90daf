import type { Asked } from "../../store/state.ts";
import { lookOf, type TypeLook } from "../looks.ts";
import { percent } from "../names.ts";
import { useAlternatives } from "../useAlternatives.ts";
import { useApp } from "../useApp.ts";

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
  const training = useApp((s) => s.training.kind === "running");
  const count = Math.min(LISTED, looks.size + 1);
  const found = opinion.kind === "told" ? opinion.alternatives : [];
  return (
    <section aria-label="What the model thinks">
      <h4>What the model thinks</h4>
      {found === null ? (
        <p className="quiet">
          {training ? "It cannot be asked while it is trained." : "It cannot say."}
        </p>
      ) : (
        // Its height is there before it is told, so that nothing jumps.
        <ol className="alternatives" style={{ minBlockSize: `${1.75 * count}rem` }}>
          {found.slice(0, LISTED).map(({ type, score }) => (
            <li key={type ?? ""} data-current={type === current}>
              <span>{type === null ? none : lookOf(looks, type).verbose}</span>
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
