import { useDeferredValue, useMemo } from "react";
import { Button } from "react-aria-components";
import { clearSuggestions as cleared } from "../../core/annotate/clearSuggestions.ts";
import type { Doc } from "../../core/document/document.ts";
import { isBare } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";

/** Above the text while a bare encoder is open: what that does, and whose suggestions are shown. */
export function BareBar({ doc }: { doc: Doc }) {
  const name = useApp(({ model }) =>
    model.kind === "ready" && isBare(model.model) ? model.model.name : null,
  );
  const suggestedBy = useApp((s) => s.suggestedBy);
  const clearSuggestions = useApp((s) => s.clearSuggestions);
  const canEdit = useApp(isEditable);
  const schema = useApp((s) => s.project.schema);
  const seen = useDeferredValue(doc);
  const isBareOpen = name !== null;
  const count = useMemo(
    () => (isBareOpen ? (cleared(seen, schema)?.count ?? 0) : 0),
    [isBareOpen, seen, schema],
  );
  if (name === null) return null;
  return (
    <section className="bare-bar" aria-label={t("Bare encoder")}>
      <p>
        {t("{name} suggests nothing yet: it learns your types when you train it.", { name })}
        {count > 0 && ` ${whoseText(count, suggestedBy)}`}
      </p>
      {count > 0 && (
        <Button className="button small" isDisabled={!canEdit} onPress={() => clearSuggestions()}>
          {t("{count, plural, one {Clear it} other {Clear them}}", { count })}
        </Button>
      )}
    </section>
  );
}

const whoseText = (count: number, by: string | null): string =>
  by === null
    ? t(
        "{count, plural, one {# suggestion here is} other {# suggestions here are}} of the model that was open before.",
        { count },
      )
    : t("{count, plural, one {# suggestion here is} other {# suggestions here are}} of “{by}”.", {
        count,
        by,
      });
