import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { Thing } from "../../core/results/mentions.ts";
import { type SameThings, sameThings } from "../../core/results/sameThings.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useGrowing } from "./useGrowing.tsx";
import { useSaid } from "./useSaid.ts";

/** Mentions that may be one thing, by their initials: each is for the user to accept or dismiss. */
export function SameThingsList({ things }: { things: readonly Thing[] }) {
  const mentions = useApp((s) => s.project.mentions);
  const offers = useMemo(() => sameThings(things, mentions), [things, mentions]);
  const { shown, more } = useGrowing(offers);
  if (offers.length === 0) return null;
  return (
    <details className="same-things">
      <summary>{t("Perhaps the same ({offers, number})", { offers: offers.length })}</summary>
      <ul>
        {shown.map((offer) => (
          <Offer key={offer.id} offer={offer} />
        ))}
      </ul>
      {more}
    </details>
  );
}

function Offer({ offer: { things, name } }: { offer: SameThings }) {
  const mergeThings = useApp((s) => s.mergeThings);
  const keepApart = useApp((s) => s.keepApart);
  const say = useSaid();
  const names = things.map((thing) => thing.name).join(", ");
  return (
    <li>
      <span>
        {things.map((thing, i) => (
          <span key={thing.id}>
            {i > 0 && " · "}
            <bdi className="triple-words">{visibly(thing.name)}</bdi>
          </span>
        ))}
      </span>
      <Button
        className="button small"
        aria-label={t("Merge {names} as {name}", { names, name })}
        onPress={() => say(mergeThings(things, name), t("Merged as {name}", { name }))}
      >
        {t("Merge")}
      </Button>
      <Button
        className="button plain small"
        aria-label={t("Keep {names} apart", { names })}
        onPress={() => say(keepApart(things), t("Kept apart"))}
      >
        {t("Not the same")}
      </Button>
    </li>
  );
}
