import { memo } from "react";
import type { Relation } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useApp, useView } from "../app/useApp.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { entityText, relationName } from "../look/names.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { Arc } from "./Arc.tsx";
import { arcNames, breaksRules } from "./arcNames.ts";
import { Bundle } from "./Bundle.tsx";
import { MoreArcs } from "./MoreArcs.tsx";
import { Stub } from "./Stub.tsx";
import { type DrawnRows, looksIn, useArcs } from "./useArcs.ts";
import { useLitEnds } from "./useLitEnds.ts";

/** All arcs of the window, above the text. */
export const ArcOverlay = memo(function ArcOverlay(props: DrawnRows) {
  useLanguage();
  const { page, doc, draft, looks, selected } = props;
  const { drawings, relations } = useArcs(props);
  const looksOf = looksIn(props);
  const hovered = useView((s) => s.hovered);
  const mode = useApp((s) => s.arcs);
  const focus = hovered ?? selected;
  useLitEnds(page, doc, focus, drawings);

  const touches = (ids: readonly string[]) => focus !== null && ids.includes(focus);
  const isStrong = ({ id, head, tail }: Relation) => touches([id, head, tail]);
  const someStrong = [...relations.values()].some(isStrong);
  const named = (relation: Relation) => {
    const name = relationName(relation, looksOf(relation), (id) => entityText(doc, id));
    if (draft?.marks.has(relation.id)) return t("{name}, in the draft", { name });
    return breaksRules(doc, looks, relation) ? t("{name}, against the rules", { name }) : name;
  };
  const shared = (relation: Relation) => ({
    hue: lookOf(looks.relations, relation.type).hue,
    name: named(relation),
    strong: isStrong(relation),
    selected: selected === relation.id,
    draft: draft?.marks.has(relation.id) ?? false,
  });
  const known = (ids: readonly string[]) => ids.flatMap((id) => relations.get(id) ?? []);
  if (relations.size === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is a drawing, and its arcs are a list
    <svg
      className="arcs"
      role="list"
      aria-label={t("Relations in view")}
      data-weak={mode === "focus" || someStrong}
    >
      <clipPath id="arc-gaps">
        <path clipRule="evenodd" d={drawings.gaps} />
      </clipPath>
      {drawings.arcs.map((drawing) =>
        known([drawing.id]).map((relation) => (
          <Arc
            key={relation.id}
            drawing={drawing}
            relation={relation}
            label={arcNames(doc, looksOf(relation), relation)[drawing.label.form]}
            {...shared(relation)}
          />
        )),
      )}
      {drawings.stubs.map((drawing) =>
        known([drawing.id]).map((relation) => (
          <Stub
            key={relation.id}
            drawing={drawing}
            relation={relation}
            doc={doc}
            label={arcNames(doc, looksOf(relation), relation)[drawing.label.form]}
            {...shared(relation)}
          />
        )),
      )}
      {drawings.bundles.map((drawing) => {
        const members = known(drawing.ids);
        return (
          members.length > 0 && (
            <Bundle
              key={JSON.stringify(drawing.ids)}
              drawing={drawing}
              hue={lookOf(looks.relations, members[0].type).hue}
              strong={members.some(isStrong)}
              types={typesOf(members, looks)}
            />
          )
        );
      })}
      {drawings.more.map((drawing) => (
        <MoreArcs key={JSON.stringify(drawing.ids)} drawing={drawing} />
      ))}
    </svg>
  );
});

const typesOf = (relations: readonly Relation[], looks: Looks): readonly string[] => [
  ...new Set(relations.map(({ type }) => lookOf(looks.relations, type).verbose)),
];
