import { NOTHING_SEEN, type SeenBefore } from "../core/learn/heldOut.ts";
import { BUNDLED } from "../core/lifecycle/bundled.ts";
import { parentNow } from "../core/lifecycle/descent.ts";
import { NOT_MEASURED } from "../core/lifecycle/measured.ts";
import { isSameSource, type JobId, type ModelSource } from "../core/lifecycle/openModel.ts";
import { modelTypes } from "../core/types/schema.ts";
import { inEnglish, t } from "../language/words.ts";
import { placedDifferences, toCompare } from "./comparing.ts";
import { type Context, messageOf } from "./context.ts";
import { fileNameOf } from "./fileNameOf.ts";
import { lineageOf } from "./lineage.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import { BY_THE_FORMER_RULE, seenIn } from "./seenBefore.ts";
import { thresholdsInUse } from "./thresholdsInUse.ts";
import type { VersionsState } from "./versionsState.ts";

type Actions = Omit<VersionsState, "lineage" | "comparison">;

/** What is done with kept models other than to use them. */
export function versionsSlice(context: Context, runtime: ModelRuntime): Actions {
  const { get, set, services, notify, canEdit } = context;
  let running: JobId | null = null;

  const versionOf = (id: string) => {
    const version = get().versions.find((one) => one.id === id);
    if (!version) throw new Error(t("it is no longer stored here"));
    return version;
  };
  const nameOf = (source: ModelSource): string => {
    if (source.kind === "bundled") return BUNDLED[source.name].name;
    if (source.kind === "version") return versionOf(source.id).name;
    const added = get().added.find(({ id }) => id === source.id);
    if (!added) throw new Error(t("it is no longer stored here"));
    return added.name;
  };
  const seenBy = async (source: ModelSource): Promise<SeenBefore> => {
    if (source.kind !== "version") return NOTHING_SEEN;
    const lineage = await lineageOf(context, source.id);
    return lineage ? seenIn(lineage) : BY_THE_FORMER_RULE;
  };
  const isUnknown = (source: ModelSource): boolean =>
    source.kind === "version" && versionOf(source.id).made?.data.isLineageKnown !== true;
  /** A comparison tells of models by their names of now. */
  const renameCompared = (id: string, name: string) => {
    const { comparison } = get();
    if (comparison.kind !== "running" && comparison.kind !== "done") return;
    const { sources, names } = comparison;
    const nameNow = (which: 0 | 1) =>
      isSameSource(sources[which], { kind: "version", id }) ? name : names[which];
    set({ comparison: { ...comparison, names: [nameNow(0), nameNow(1)] } });
  };

  const compare = async (sources: readonly [ModelSource, ModelSource], job: JobId) => {
    const names: readonly [string, string] = [nameOf(sources[0]), nameOf(sources[1])];
    const unknown: readonly [boolean, boolean] = [isUnknown(sources[0]), isUnknown(sources[1])];
    const { project, activeDoc } = get();
    const { schema } = project;
    const doc = activeDoc === null ? undefined : project.docs[activeDoc];
    const { unseen, seen, inDoc } = toCompare(project, doc, await Promise.all(sources.map(seenBy)));
    const sentences = [...unseen, ...inDoc.map(({ words }) => words)];
    const show = (done: number) => {
      if (running !== job) return;
      const { comparison } = get();
      const named = comparison.kind === "running" ? comparison.names : names;
      const total = 2 * sentences.length;
      set({ comparison: { kind: "running", sources, names: named, done, total } });
    };
    show(0);
    const request = {
      sources,
      schema,
      sentences: sentences.map(({ id, words }) => ({ id, words })),
    };
    const measuredOf = (source: ModelSource) =>
      services.model.measured(source).catch(() => NOT_MEASURED);
    const measured = [await measuredOf(sources[0]), await measuredOf(sources[1])] as const;
    const read = await services.model.readBoth(job, request, ({ done }) => show(done));
    if (!read || running !== job) return;
    const judged = unseen.map((example, i) => {
      return { example, before: read.first[i], after: read.second[i] };
    });
    const rest = {
      first: read.first.slice(unseen.length),
      second: read.second.slice(unseen.length),
    };
    const differing = doc
      ? placedDifferences(
          doc,
          inDoc.map(({ sentence }) => sentence),
          rest,
        )
      : [];
    const { comparison } = get();
    const named = comparison.kind === "running" ? comparison.names : names;
    const of = doc ? { id: doc.id, name: doc.name } : null;
    const found = { judged, types: modelTypes(schema), seen, differing, doc: of, measured };
    set({ comparison: { kind: "done", sources, names: named, isUnknown: unknown, ...found } });
  };

  return {
    labelVersion: async (id, label) => {
      if (!canEdit()) return;
      try {
        await services.model.labelVersion(id, label);
        renameCompared(id, label.name);
        const source = { kind: "version", id } as const;
        await runtime.dispatch({ kind: "renamed", source, name: label.name });
      } catch (error) {
        notify(
          "error",
          t("The model could not be renamed: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
      await runtime.refreshVersions();
    },
    exportVersion: async (id) => {
      try {
        const inUse = thresholdsInUse(get().project.schema);
        const zip = await services.model.exportVersion(id, inUse);
        services.download(`${fileNameOf(versionOf(id).name)}.zip`, zip);
      } catch (error) {
        notify(
          "error",
          t("The model could not be exported: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
    downloadReport: async (id, form) => {
      try {
        const version = versionOf(id);
        const [evidence, measured] = await Promise.all([
          services.model.evidence(id),
          services.model.measured({ kind: "version", id }),
        ]);
        const parentName = parentNow(version, get().versions);
        const inUse = thresholdsInUse(get().project.schema);
        const { html, markdown, versionReport } = await import("./reports.ts");
        const text = inEnglish(() => {
          const blocks = versionReport({ version, evidence, measured, parentName, inUse });
          return form === "html" ? html(version.name, blocks) : markdown(blocks);
        });
        const type = form === "html" ? "text/html" : "text/markdown";
        services.download(`${fileNameOf(version.name)}-report.${form}`, new Blob([text], { type }));
      } catch (error) {
        notify(
          "error",
          t("The report could not be made: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
    compareModels: async (sources) => {
      if (isSameSource(...sources)) return notify("info", t("Choose two different models."));
      get().closeComparison();
      const job = newJob();
      running = job;
      try {
        await compare(sources, job);
      } catch (error) {
        if (running === job) set({ comparison: { kind: "failed", message: messageOf(error) } });
      } finally {
        if (running === job) running = null;
      }
    },
    closeComparison: () => {
      // A dead worker has nothing to cancel.
      if (running) void services.model.cancel(running, "drop").catch(() => {});
      running = null;
      set({ comparison: { kind: "none" } });
    },
  };
}
