import { useDeferredValue, useMemo } from "react";
import { typeCounts } from "../../core/review/typeCounts.ts";
import type { TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { ByName } from "../look/ByName.tsx";
import type { TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { AnnotateHereSwitch } from "../types/AnnotateSwitch.tsx";
import { UnknownTypes } from "../types/UnknownTypes.tsx";

/** All types with their switches, colours, full names and numbers in the open document. */
export function Legend() {
  const looks = useLooks();
  // Counting a long document may come after the edit itself is seen.
  const doc = useDeferredValue(useApp(activeDoc));
  const counts = useMemo(() => typeCounts(doc ? [doc] : []), [doc]);
  return (
    <section className="legend" aria-label={t("Legend")}>
      <header className="pane-head">
        <h2>{t("Types")}</h2>
        <CommandButton command="schema" className="button plain">
          {t("Edit types")}
        </CommandButton>
      </header>
      <LegendList
        title={t("Spans")}
        kind="entity"
        looks={looks.entities}
        counts={counts.entities}
      />
      <LegendList
        title={t("Relations")}
        kind="relation"
        looks={looks.relations}
        counts={counts.relations}
      />
      <UnknownTypes />
      <dl className="looks-key">
        <dt className="look suggested">abc</dt>
        <dd>{t("suggested by the model")}</dd>
        {[...looks.entities.values(), ...looks.relations.values()].some((l) => l.byName) && (
          <>
            <dt className="by-name">~41</dt>
            <dd>{t("suggested by the type’s name only: the model has seen no example yet")}</dd>
          </>
        )}
        <dt className="look confirmed">abc</dt>
        <dd>{t("confirmed by you")}</dd>
        <dt className="look rejected">abc</dt>
        <dd>{t("rejected, shown on demand")}</dd>
      </dl>
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly kind: TypeKind;
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly counts: ReadonlyMap<string, number>;
}

function LegendList({ title, kind, looks, counts }: ListProps) {
  return (
    <>
      <h3>{title}</h3>
      {looks.size === 0 && <p className="quiet">{t("None yet.")}</p>}
      <ul className="legend-list" aria-label={title}>
        {[...looks.values()].map((look) => (
          <li key={look.name}>
            <AnnotateHereSwitch kind={kind} look={look} />
            <i className={kind === "relation" ? "swatch line" : "swatch"} data-hue={look.hue} />
            <TypeText name={look.verbose} />
            {look.short !== look.verbose && (
              <small className="legend-short" data-hue={look.hue}>
                <TypeText name={look.short} />
              </small>
            )}
            {look.byName && <ByName />}
            <span className="legend-count">{counts.get(look.name) ?? 0}</span>
            <kbd>{look.key?.toUpperCase() ?? ""}</kbd>
          </li>
        ))}
      </ul>
    </>
  );
}
