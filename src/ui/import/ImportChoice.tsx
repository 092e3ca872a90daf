import { t } from "../../language/words.ts";
import type { ShownImport } from "../../store/importState.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { Segments } from "../controls/Segments.tsx";

interface Props {
  readonly shown: ShownImport;
}

/** Whether annotations come as decided, and what is known of what is not annotated. */
export function ImportChoice({ shown }: Props) {
  const choose = useApp((s) => s.chooseImport);
  const { preview, choices } = shown;
  const all = preview.entities + preview.relations;
  const isMixed = preview.suggested > 0 && preview.suggested < all;
  const told = preview.suggested === 0 ? "confirmed" : "suggested";
  const value = choices.as === "as told" && !isMixed ? told : choices.as;
  return (
    <section aria-label={t("How they come")}>
      <Segments
        label={t("Annotations come")}
        value={value}
        options={[
          ...(isMixed ? [{ id: "as told" as const, name: t("As the file says") }] : []),
          { id: "confirmed", name: t("Confirmed") },
          { id: "suggested", name: t("As suggestions, to be reviewed") },
        ]}
        onChange={(as) => choose({ as })}
      />
      {value !== "suggested" && (
        <Check isSelected={choices.isComplete} onChange={(isComplete) => choose({ isComplete })}>
          {t(
            "The documents are annotated completely for these types: what is unlabelled is none of them",
          )}
        </Check>
      )}
    </section>
  );
}
