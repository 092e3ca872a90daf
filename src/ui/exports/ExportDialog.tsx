import { Button } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { isFiltered, sortDocs } from "../../core/review/sortDocs.ts";
import { shownNumber } from "../../language/numbers.ts";
import { asNow, t } from "../../language/words.ts";
import type { ExportRequest, Made } from "../../store/exportState.ts";
import { EXPORT_FORMATS } from "../../store/formatChoices.ts";
import { useApp, useView } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { Segments } from "../controls/Segments.tsx";
import { ProjectParts } from "./ProjectParts.tsx";

/** What is taken away, as what, and what that form does not hold: all of it before it is written. */
export function ExportDialog() {
  const exporting = useApp((s) => s.exporting);
  const choose = useApp((s) => s.chooseExport);
  const download = useApp((s) => s.downloadExport);
  const close = useApp((s) => s.closeExport);
  if (exporting.kind === "none") return null;
  const { request, made } = exporting;
  const { holdsEverything } = choiceOf(request.format);
  return (
    <DialogBox title={t("Export annotations")} wide onClose={close}>
      <div className="import">
        <Choice
          label={t("Format")}
          value={request.format}
          options={EXPORT_FORMATS.map(({ id, label }) => ({ id, name: label }))}
          onChange={(format) => choose({ format })}
        />
        <WhichDocuments request={request} />
        {holdsEverything ? (
          <ProjectParts request={request} />
        ) : (
          <Segments
            label={t("Annotations")}
            value={request.annotations}
            options={[
              { id: "confirmed", name: t("Confirmed") },
              { id: "confirmed and suggested", name: t("Confirmed and suggested") },
            ]}
            onChange={(annotations) => choose({ annotations })}
          />
        )}
        <Outcome made={made} format={request.format} />
      </div>
      <footer className="dialog-actions">
        <Button className="button" onPress={close}>
          {t("Cancel")}
        </Button>
        <Button
          className="button primary"
          isDisabled={made.kind !== "made"}
          onPress={() => void download()}
          autoFocus
        >
          {t("Download")}
        </Button>
      </footer>
    </DialogBox>
  );
}

function WhichDocuments({ request }: { request: ExportRequest }) {
  const choose = useApp((s) => s.chooseExport);
  const project = useApp((s) => s.project);
  const active = useApp((s) => s.activeDoc);
  const listing = useView((s) => s.listing);
  const docs = liveDocs(project);
  const listed = sortDocs(docs, listing).map(({ id }) => id);
  const { docs: chosen } = request;
  const isThis = chosen !== "all" && chosen.length === 1 && chosen[0] === active;
  const value = chosen === "all" ? "all" : isThis ? "this" : "listed";
  return (
    <Segments
      label={t("Documents")}
      value={value}
      options={[
        { id: "all", name: t("All ({docs, number})", { docs: docs.length }) },
        ...(isFiltered(listing)
          ? [
              {
                id: "listed" as const,
                name: t("Listed ({listed, number})", { listed: listed.length }),
              },
            ]
          : []),
        ...(active === null ? [] : [{ id: "this" as const, name: t("This one") }]),
      ]}
      onChange={(which) => {
        if (which === "all") choose({ docs: "all" });
        else choose({ docs: which === "listed" ? listed : [active!] });
      }}
    />
  );
}

function Outcome({ made, format }: { made: Made; format: string }) {
  const { cannotHold } = choiceOf(format);
  return (
    <section aria-label={t("What is written")} aria-live="polite">
      {made.kind === "making" && <p className="quiet">{t("Writing…")}</p>}
      {made.kind === "failed" && (
        <p role="alert">{t("It cannot be written: {message}", { message: asNow(made.message) })}</p>
      )}
      {made.kind === "made" && (
        <>
          <p className="import-sum">
            {t("{documents, plural, one {# document} other {# documents}}", {
              documents: made.documents,
            })}{" "}
            ·{" "}
            {t("{entities, plural, one {# span} other {# spans}}", {
              entities: made.written.entities,
            })}{" "}
            ·{" "}
            {t("{relations, plural, one {# relation} other {# relations}}", {
              relations: made.written.relations,
            })}{" "}
            ·{" "}
            {t("{files, plural, one {# file} other {# files}}", { files: made.written.files.size })}
          </p>
          <Lines
            title={t("Left out of these documents")}
            lines={[...made.written.leftOut].map(
              ([kind, count]) => `${shownNumber(count)} × ${kind}`,
            )}
          />
          <Lines title={t("Notes")} lines={made.written.notes} />
        </>
      )}
      <Lines title={t("Never held by this format")} lines={cannotHold} />
    </section>
  );
}

const choiceOf = (format: string) => EXPORT_FORMATS.find(({ id }) => id === format)!;

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
