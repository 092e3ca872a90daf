import { Button } from "react-aria-components";
import type { Span } from "../../core/document/overlaps.ts";
import type { Selection } from "../../core/document/selection.ts";
import { visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useShowInText } from "../app/useShowInText.ts";
import { WordsInContext } from "../controls/WordsInContext.tsx";

interface Props {
  readonly doc: string;
  readonly span: Span;
  readonly hue: number | undefined;
  /** What is selected in the text once it is shown. */
  readonly selection: Selection;
}

/** Some words in their context, which can be opened in the text. */
export function Place({ doc: id, span, hue, selection }: Props) {
  const doc = useApp((s) => s.project.docs[id]);
  const show = useShowInText();
  if (!doc) return null;
  const words = visibleWords(doc.text, span);
  return (
    <div className="doubt-place">
      <WordsInContext doc={doc} span={span} hue={hue} />
      <Button
        className="button plain small"
        aria-label={t("Open “{words}” in {name}", { words, name: doc.name })}
        onPress={() => show(id, span.start, selection)}
      >
        {t("Open")}
      </Button>
    </div>
  );
}
