import { Button } from "react-aria-components";
import { isolated, rightwards, visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { ComparedModels, PlacedDifference } from "../../store/versionsState.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { type Looks, lookOf, looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";

/** More are not listed: who wants them all reads the text with each model. */
const MOST = 200;

/** Where two models differ in the document that was open; each place can be gone to. */
export function DifferingList({ compared }: { compared: ComparedModels }) {
  const { doc, differing, names } = compared;
  const looks = looksOf(useApp((s) => s.project.schema));
  const isThere = useApp((s) => doc !== null && s.project.docs[doc.id] !== undefined);
  const show = useShowInText();
  if (!doc) return null;
  if (differing.length === 0)
    return (
      <p className="quiet">
        <Trans
          id="In <0>{name}</0> both suggest the same."
          values={{ name: doc.name }}
          components={{ 0: <bdi /> }}
        />
      </p>
    );
  return (
    <details open>
      <summary>
        <Trans
          id="{differing, plural, one {# difference} other {# differences}} in <0>{name}</0>"
          values={{ differing: differing.length, name: doc.name }}
          components={{ 0: <bdi /> }}
        />
      </summary>
      <ol className="differing">
        {differing.slice(0, MOST).map((one) => (
          <li key={`${one.kind} ${one.sentence} ${one.offset} ${one.texts.join(" ")}`}>
            <Button
              className="differing-place"
              isDisabled={!isThere}
              onPress={() => show(doc.id, one.offset, { kind: "sentence", id: one.sentence })}
            >
              <bdi>{rightwards(one.texts.map((text) => isolated(visibly(text))).join(" → "))}</bdi>
            </Button>
            <small>
              <bdi>{visibly(names[0])}</bdi>: {typesText(one, "first", looks)};{" "}
              <bdi>{visibly(names[1])}</bdi>: {typesText(one, "second", looks)}
            </small>
          </li>
        ))}
      </ol>
      {differing.length > MOST && (
        <p className="quiet">{t("The first {most, number} are listed.", { most: MOST })}</p>
      )}
    </details>
  );
}

function typesText(
  { kind, ...of }: PlacedDifference,
  which: "first" | "second",
  looks: Looks,
): string {
  const table = kind === "entity" ? looks.entities : looks.relations;
  return of[which].map((type) => lookOf(table, type).verbose).join(", ") || "nothing";
}
