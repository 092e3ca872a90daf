import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { t } from "../../language/words.ts";
import type { ExportRequest } from "../../store/exportState.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";

/** What a project file takes along only where that is wanted, and how much that is. */
export function ProjectParts({ request }: { request: ExportRequest }) {
  const choose = useApp((s) => s.chooseExport);
  const versions = useApp((s) => s.versions);
  const { undo, redo } = useApp((s) => s.history);
  const { models, history } = request.with;
  const steps = undo.length + redo.length;
  const isAll = request.docs === "all";
  return (
    <section aria-label={t("What comes along")} className="import">
      <p className="quiet">
        {t("With every annotation, the trash, and the types as they are set.")}
      </p>
      {versions.length > 0 && (
        <Check
          isSelected={models}
          onChange={(wanted) => choose({ with: { ...request.with, models: wanted } })}
        >
          {t("With the trained models: {sizeOf}", {
            sizeOf: sizeOf(versions.map(({ bytes }) => bytes)),
          })}
        </Check>
      )}
      {steps > 0 && isAll && (
        <Check
          isSelected={history}
          onChange={(wanted) => choose({ with: { ...request.with, history: wanted } })}
        >
          {t(
            "With the history: {steps, plural, one {# step} other {# steps}}. It holds what was deleted, too",
            { steps },
          )}
        </Check>
      )}
    </section>
  );
}

/** "1 model, 47 MB"; "3 models, 141 MB". */
const sizeOf = (bytes: readonly number[]): string =>
  `${t("{bytes, plural, one {# model} other {# models}}", { bytes: bytes.length })}, ${megabytes(bytes.reduce((sum, one) => sum + one, 0))}`;
