import { z } from "zod";
import type { Doc, Scope } from "../../core/document/document.ts";
import type { Edit } from "../../core/document/edit.ts";
import type { Step } from "../../core/document/history.ts";
import { withSharedScopes } from "../../core/document/scope.ts";
import { t } from "../../language/words.ts";
import { doc } from "../../records/docRecord.ts";
import { stepRecord } from "../../records/stepRecord.ts";
import { ProjectFileFault } from "./projectFileFault.ts";

/** A step, or, after it, a document that it brings back, under its number. */
type HistoryItem = { readonly step: unknown } | { readonly of: number; readonly doc: Doc };

/** What a part of the history holds. */
export const historyPart = z.array(
  z.union([z.object({ step: stepRecord }), z.object({ of: z.number().int(), doc })]),
);
type ReadItem = z.infer<typeof historyPart>[number];

/** The history as it is written, lowest step first: what may be large is divided. */
export function* historyItems(steps: readonly Step[]): Generator<HistoryItem> {
  for (const step of steps) {
    const docs = Object.entries(step.edit.docs ?? {});
    const brought = docs.flatMap(([, one]) => one ?? []);
    const left = { ...step.edit, docs: Object.fromEntries(docs.filter(([, one]) => one === null)) };
    const brings = brought.map(({ id }) => id);
    yield { step: brings.length > 0 ? { ...step, edit: left, brings } : step };
    for (const one of brought) yield { of: step.seq, doc: one };
  }
}

/** The steps of all parts. @throws ProjectFileFault where one is out of order, or lacks a document */
export function stepsOf(
  items: readonly { readonly item: ReadItem; readonly path: string }[],
  shared: (scope: Scope) => Scope,
): Step[] {
  const steps: Step[] = [];
  const wanted = new Map<string, { readonly docs: Record<string, Doc | null> }>();
  for (const { item, path } of items) {
    if ("doc" in item) {
      const into = wanted.get(`${item.of}:${item.doc.id}`);
      if (!into)
        throw new ProjectFileFault(
          t("no step {of} brings {id}", { of: item.of, id: item.doc.id }),
          path,
        );
      wanted.delete(`${item.of}:${item.doc.id}`);
      into.docs[item.doc.id] = scoped(item.doc, shared);
      continue;
    }
    const { brings = [], ...step } = item.step;
    if (step.seq < 1 || step.seq <= (steps.at(-1)?.seq ?? 0))
      throw new ProjectFileFault(t("step {seq} is out of order", { seq: step.seq }), path);
    const docs: Record<string, Doc | null> = Object.fromEntries(
      Object.entries(step.edit.docs ?? {}).map(([id, one]) => [id, one && scoped(one, shared)]),
    );
    for (const id of brings) wanted.set(`${step.seq}:${id}`, { docs });
    const edit: Edit = withShared(step.edit, shared);
    const isWhole = step.edit.docs !== undefined || brings.length > 0;
    steps.push({ ...step, edit: isWhole ? { ...edit, docs } : edit });
  }
  for (const key of wanted.keys())
    throw new ProjectFileFault(t("the document of step {key} is missing", { key }), "history");
  return steps;
}

const scoped = (one: Doc, shared: (scope: Scope) => Scope): Doc => ({
  ...one,
  confirmed: withSharedScopes(one.confirmed, shared),
});

/** A step that renames a type changes what thousands of sentences know. */
function withShared(edit: Edit, shared: (scope: Scope) => Scope): Edit {
  if (!edit.inside) return edit;
  const inside = Object.entries(edit.inside).map(([id, { confirmed, ...rest }]) => {
    const scopes = confirmed && { confirmed: withSharedScopes(confirmed, shared) };
    return [id, { ...rest, ...scopes }] as const;
  });
  return { ...edit, inside: Object.fromEntries(inside) };
}
