import type { Doc, Scope } from "../core/document/document.ts";
import type { Edit } from "../core/document/edit.ts";
import type { Step } from "../core/document/history.ts";
import { withSharedScopes } from "../core/document/scope.ts";
import { t } from "../language/words.ts";
import { stepRecord } from "../records/stepRecord.ts";
import type { Damage } from "./damage.ts";
import { inSlices } from "./inSlices.ts";
import { storedWhole } from "./records.ts";
import { confirmedOf, withSentences } from "./storedDoc.ts";
import type { StepDoc, Tables } from "./tables.ts";

const DOCS_AT_ONCE = 20;

/** Reads the steps. Below one that cannot be read nothing can be undone: those above it remain. */
export async function readHistory(
  db: Tables,
  damage: Damage,
  shared: (scope: Scope) => Scope,
): Promise<Step[]> {
  const brought = await readBrought(db, damage, shared);
  const entries: Step[] = [];
  const broken = new Set<string>();
  for (const record of (await db.history.orderBy("seq").toArray()).toReversed()) {
    const stack = String((record as { stack?: unknown }).stack);
    if (broken.has(stack)) continue;
    const entry = damage.check(stepRecord, record, nameOf(stack));
    const { brings = [], ...step } = entry ?? {};
    const docs = brings.map((id) => brought.get(entry!.seq)?.get(id));
    if (!entry || docs.includes(undefined)) {
      if (entry) damage.report(nameOf(stack), t("a document that it brings is missing"));
      broken.add(stack);
      continue;
    }
    const whole = Object.fromEntries(docs.map((doc) => [doc!.id, doc!]));
    const edit = withShared(entry.edit, shared);
    const all = brings.length > 0 ? { ...edit, docs: { ...edit.docs, ...whole } } : edit;
    entries.unshift({ ...(step as Omit<typeof entry, "brings">), edit: all });
  }
  return entries;
}

type Brought = ReadonlyMap<number, ReadonlyMap<string, Doc>>;

/** The documents that steps bring back, by the numbers of those and their ids. */
async function readBrought(
  db: Tables,
  damage: Damage,
  shared: (scope: Scope) => Scope,
): Promise<Brought> {
  const found = new Map<number, Map<string, Doc>>();
  await inSlices(db.stepDocs, DOCS_AT_ONCE, (rows) => {
    for (const { seq, id, value } of rows as StepDoc[]) {
      const name = t("A document of step {seq}", { seq });
      const read = damage.check(storedWhole, value, name);
      const whole = read && withSentences(read);
      if (typeof whole === "string") damage.report(name, whole);
      if (!whole || typeof whole === "string") continue;
      const { known, ...rest } = whole;
      const docs = found.get(seq) ?? new Map<string, Doc>();
      docs.set(id, { ...rest, confirmed: withSharedScopes(confirmedOf(known), shared) });
      found.set(seq, docs);
    }
  });
  return found;
}

/** A step that renames a type changes what thousands of sentences know. */
function withShared(edit: Edit, shared: (scope: Scope) => Scope): Edit {
  if (!edit.inside) return edit;
  const inside = Object.entries(edit.inside).map(([id, { confirmed, ...rest }]) => {
    const scopes = confirmed && { confirmed: withSharedScopes(confirmed, shared) };
    return [id, { ...rest, ...scopes }] as const;
  });
  return { ...edit, inside: Object.fromEntries(inside) };
}

/** What a step is called: stacks are those of undo and redo. */
const nameOf = (stack: string): string =>
  stack === "redo" ? t("A step to redo") : t("A step to undo");
