import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ExportRequest } from "../../store/exportState.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { counted } from "../look/names.ts";

/** What a project file takes along only where that is wanted, and how much that is. */
export function ProjectParts({ request }: { request: ExportRequest }) {
  const choose = useApp((s) => s.chooseExport);
  const versions = useApp((s) => s.versions);
  const { undo, redo } = useApp((s) => s.history);
  const { models, history } = request.with;
  const steps = undo.length + redo.length;
  const isAll = request.docs === "all";
  return (
    <section aria-label="What comes along" className="import">
      <p className="quiet">With every annotation, the trash, and the types as they are set.</p>
      {versions.length > 0 && (
        <Check
          isSelected={models}
          onChange={(wanted) => choose({ with: { ...request.with, models: wanted } })}
        >
          With the trained models: {sizeOf(versions.map(({ bytes }) => bytes))}
        </Check>
      )}
      {steps > 0 && isAll && (
        <Check
          isSelected={history}
          onChange={(wanted) => choose({ with: { ...request.with, history: wanted } })}
        >
          With the history: {counted(steps, "step")}. It holds what was deleted, too
        </Check>
      )}
    </section>
  );
}

/** "1 model, 47 MB"; "3 models, 141 MB". */
const sizeOf = (bytes: readonly number[]): string =>
  `${counted(bytes.length, "model")}, ${megabytes(bytes.reduce((sum, one) => sum + one, 0))}`;
