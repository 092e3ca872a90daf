import { Button } from "react-aria-components";
import type { Span } from "../../core/document/overlaps.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { placeInText, type ReadWords } from "./placeInText.ts";

interface Props {
  readonly of: ReadWords;
  readonly span: Span;
}

/** Goes to the place in the text; says so where there is none any more. */
export function ShowPlace({ of, span }: Props) {
  const project = useApp((s) => s.project);
  const show = useShowInText();
  const place = placeInText(project, of, span);
  if (!place) return <span className="quiet">{t("not in the text as it is now")}</span>;
  return (
    <Button className="button small" onPress={() => show(place.doc, place.offset, place.selection)}>
      {t("Show in {name}", { name: place.name })}
    </Button>
  );
}
