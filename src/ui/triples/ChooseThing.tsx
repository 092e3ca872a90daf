import type { Thing } from "../../core/results/mentions.ts";
import { t } from "../../language/words.ts";
import { toggled } from "../app/tripleForm.ts";
import { useView } from "../app/useApp.ts";
import { useTripleForm } from "./useTripleForm.ts";

/** Takes a thing among those that are to be merged or split, wherever it is shown. */
export function ChooseThing({ thing }: { thing: Thing }) {
  const isChosen = useView((s) => s.triples.chosen.includes(thing.id));
  const change = useTripleForm();
  return (
    <input
      type="checkbox"
      className="thing-check"
      aria-label={t("Choose {name}", { name: thing.name })}
      checked={isChosen}
      onChange={() => change(({ chosen }) => ({ chosen: toggled(chosen, thing.id) }))}
    />
  );
}
