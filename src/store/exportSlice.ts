import { stepsOf } from "../core/document/history.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { typesWithRules } from "../core/types/schema.ts";
import { chosenAnnotations } from "../io/chosenAnnotations.ts";
import type { Kept, Written } from "../io/format.ts";
import type { FormatId } from "../io/formats.ts";
import type { KeptModel } from "../io/project/keptModel.ts";
import { t } from "../language/words.ts";
import { backupOfVersions } from "./backupOfVersions.ts";
import { type Context, messageOf } from "./context.ts";
import type { ExportActions, ExportRequest, Made } from "./exportState.ts";
import { nameOfDownloads } from "./nameOfDownloads.ts";
import { nameOfProject } from "./projectBlob.ts";
import type { AppState } from "./state.ts";
import { writtenBlob } from "./writtenBlob.ts";

const ALONE: ExportRequest["with"] = { models: false, history: false };
const FIRST: ExportRequest = {
  format: "spert",
  docs: "all",
  annotations: "confirmed",
  with: ALONE,
};

/**
 * Takes annotations away, in any format of the table. Documents in the trash stay here, but for a
 * form that holds everything.
 */
export function exportSlice(context: Context): Omit<ExportActions, "exporting"> {
  const { get, set, services, notify } = context;
  let last = FIRST;

  const modelsToKeep = async (): Promise<KeptModel[]> => {
    const models: KeptModel[] = [];
    for (const { id } of get().versions)
      models.push({ id, files: await services.model.filesOf(id) });
    return models;
  };
  /** What a form that holds everything keeps beside documents: of some of them it has no history. */
  const kept = async (
    { docs, with: wanted }: ExportRequest,
    { project, history }: Pick<AppState, "project" | "history">,
  ): Promise<Kept> => ({
    name: nameOfProject(get()),
    schema: project.schema,
    versions: await backupOfVersions(context),
    ...(wanted.models && { models: await modelsToKeep() }),
    ...(wanted.history && docs === "all" && { steps: stepsOf(history) }),
  });
  const write = async (request: ExportRequest) => {
    const { format, docs, annotations } = request;
    // All formats together are half of the page: they are loaded when somebody exports.
    const { formatOf } = await import("../io/formats.ts");
    const { project, history } = get();
    const { label, writer } = formatOf(format);
    if (!writer) throw new Error(t("{label} is only read", { label }));
    const all = writer.holdsEverything ? Object.values(project.docs) : liveDocs(project);
    const wanted = all.filter(({ id }) => docs === "all" || docs.includes(id));
    const types = typesWithRules(project.schema);
    const { mentions } = project;
    const written = writer.holdsEverything
      ? await writer.write({
          docs: wanted,
          types,
          mentions,
          sentences: "all",
          kept: await kept(request, { project, history }),
        })
      : await writer.write({
          docs: chosenAnnotations(wanted, annotations),
          types,
          mentions,
          sentences: annotations === "confirmed" ? "confirmed" : "all",
        });
    return { written, documents: wanted.length };
  };
  /** What a request comes to, unless another one came meanwhile. */
  const make = async (request: ExportRequest) => {
    last = request;
    const show = (made: Made) => set({ exporting: { kind: "open", request, made } });
    show({ kind: "making" });
    const isWanted = () => {
      const { exporting } = get();
      return exporting.kind === "open" && exporting.request === request;
    };
    try {
      const made = await write(request);
      if (isWanted()) show({ kind: "made", ...made });
    } catch (error) {
      if (isWanted()) show({ kind: "failed", message: messageOf(error) });
    }
  };
  const hand = async (format: FormatId, written: Written) => {
    const { name, blob } = await writtenBlob(format, written.files, nameOfDownloads(get()));
    services.download(name, blob);
  };

  return {
    openExport: (format = last.format) => void make({ ...last, format, with: ALONE }),
    chooseExport: (change) => {
      const { exporting } = get();
      if (exporting.kind === "open") void make({ ...exporting.request, ...change });
    },
    downloadExport: async () => {
      const { exporting } = get();
      if (exporting.kind !== "open" || exporting.made.kind !== "made") return;
      try {
        await hand(exporting.request.format, exporting.made.written);
        set({ exporting: { kind: "none" } });
      } catch (error) {
        notify(
          "error",
          t("The annotations could not be exported: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
    closeExport: () => set({ exporting: { kind: "none" } }),
    exportAnnotations: async (format) => {
      try {
        const { written } = await write({ ...FIRST, format });
        tell(notify, written);
        await hand(format, written);
      } catch (error) {
        notify(
          "error",
          t("The annotations could not be exported: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
  };
}

function tell(notify: Context["notify"], { leftOut, notes }: Written): void {
  const lost = [...leftOut].map(([kind, count]) => `${kind} (${count})`);
  if (lost.length > 0) notify("warning", t("Left out: {lost}.", { lost: lost.join(", ") }));
  for (const note of notes) notify("info", `${note[0].toUpperCase()}${note.slice(1)}.`);
}
