import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Thing } from "../../core/results/mentions.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useView } from "../app/useApp.ts";
import { MergeThings } from "./MergeThings.tsx";
import { SplitThing } from "./SplitThing.tsx";
import { useTripleForm } from "./useTripleForm.ts";

/** What can be done with the things that are chosen: several are merged, one is split. */
export function ChosenThings({ things }: { things: readonly Thing[] }) {
  const ids = useView((s) => s.triples.chosen);
  const change = useTripleForm();
  const chosen = things.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) return null;
  const [first, ...others] = chosen;
  return (
    <section className="chosen-things" aria-label={t("Chosen mentions")}>
      <p role="status">
        {others.length === 0 ? (
          <bdi>{visibly(first.name)}</bdi>
        ) : (
          t("{chosen, plural, one {# mention} other {# mentions}} chosen", {
            chosen: chosen.length,
          })
        )}
      </p>
      {doingWith(chosen)}
      <Button className="button plain small" onPress={() => change(() => ({ chosen: [] }))}>
        {t("Choose none")}
      </Button>
    </section>
  );
}

function doingWith(chosen: readonly Thing[]): ReactNode {
  const [first, ...others] = chosen;
  const key = JSON.stringify(chosen.map(({ id, forms }) => [id, forms]));
  if (others.some(({ type }) => type !== first.type))
    return <p className="quiet">{t("Only mentions of the same type can be one thing.")}</p>;
  if (others.length > 0) return <MergeThings key={key} things={chosen} />;
  if (first.forms.length > 1) return <SplitThing key={key} thing={first} />;
  return <p className="quiet">{t("Choose another one that is the same thing.")}</p>;
}
