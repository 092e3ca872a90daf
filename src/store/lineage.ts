import { type ModelVersion, trainedHashes } from "../core/lifecycle/modelVersion.ts";
import type { Context } from "./context.ts";
import type { AppState } from "./state.ts";
import type { ModelLineage } from "./versionsState.ts";

/** What a kept model has seen; null where nothing is stored of it. */
export async function lineageOf(
  { get, services }: Context,
  id: string,
): Promise<ModelLineage | null> {
  const evidence = await services.model.evidence(id);
  if (!evidence) return null;
  // One that was kept just now is not among those that the page knows.
  const of = (versions: readonly ModelVersion[]) => versions.find((version) => version.id === id);
  const { made } = of(get().versions) ?? of(await services.model.versions()) ?? {};
  return {
    version: id,
    trained: trainedHashes(evidence),
    heldOut: new Set(evidence.heldOut.map(({ words }) => words)),
    isKnown: made?.data.isLineageKnown ?? false,
  };
}

const openVersion = ({ model }: AppState): string | null =>
  model.kind === "ready" && model.model.source.kind === "version" ? model.model.source.id : null;

/** Reads what the open model has seen, where that is not known yet. */
export async function readLineage(context: Context): Promise<void> {
  const id = openVersion(context.get());
  if (id === null || context.get().lineage?.version === id) return;
  // What cannot be read is not known: the rule of then is taken.
  const lineage = await lineageOf(context, id).catch(() => null);
  if (lineage && openVersion(context.get()) === id) context.set({ lineage });
}

/** Keeps `lineage` that of the open model. */
export async function followLineage(context: Context, now: AppState, before: AppState) {
  if (openVersion(now) !== openVersion(before)) await readLineage(context);
}
