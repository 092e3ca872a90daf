import type { Settled } from "../core/agreement/docDifferences.ts";
import type { Doc } from "../core/document/document.ts";
import type { DocEdit, Edit } from "../core/document/edit.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { modelTypes } from "../core/types/schema.ts";
import { t } from "../language/words.ts";
import type { AgreementActions, DocDecision, OpenAgreement } from "./agreementState.ts";
import { type Context, messageOf } from "./context.ts";
import { newId } from "./newId.ts";

/** What the project is compared with. */
export interface OtherSide {
  readonly name: string;
  readonly docs: readonly Doc[];
  readonly types: ModelTypes;
}

/** Milliseconds after which the page has its turn. */
const TURN_MS = 30;

type Comparing = Awaited<ReturnType<typeof loadComparing>>;

async function loadComparing() {
  const [{ matchDocs }, { sideTypes }, { decideDifferences }] = await Promise.all([
    import("../core/agreement/matchDocs.ts"),
    import("../core/agreement/comparedDoc.ts"),
    import("../core/agreement/decideDifferences.ts"),
  ]);
  return { matchDocs, sideTypes, decideDifferences };
}

/** What two people made of the same texts, side by side, and what becomes of it. */
export function agreementSlice({ get, set, commit, notify, canEdit }: Context): {
  readonly actions: Omit<AgreementActions, "agreement">;
  /** Begins a comparison; nothing is changed. Returns whether it did; if not, why is told. */
  open(other: OtherSide): Promise<boolean>;
} {
  /** Comes with the first comparison: few compare, but who decides presses keys in quick succession. */
  let comparing: Comparing | null = null;
  const ready = async (): Promise<Comparing | null> => {
    try {
      comparing ??= await loadComparing();
    } catch (error) {
      notify(
        "error",
        t("The comparison could not be opened: {messageOf}", { messageOf: messageOf(error) }),
      );
    }
    return comparing;
  };
  const begin = (
    { matchDocs, sideTypes }: Comparing,
    { name, docs, types }: OtherSide,
    mine?: Doc,
  ) => {
    const left = mine ? [mine] : liveDocs(get().project);
    const right = docs.filter(({ trashedAt }) => trashedAt === undefined);
    set({
      agreement: {
        kind: "open",
        names: { left: mine?.name ?? t("This project"), right: name },
        matched: matchDocs(left, right),
        sideTypes: sideTypes(get().project.schema, types),
        types,
        decisions: [],
      },
    });
  };
  const current = (): OpenAgreement | null => {
    const { agreement } = get();
    return agreement.kind === "open" ? agreement : null;
  };

  const decide: AgreementActions["decideDifferences"] = async (wanted, choice, part) => {
    const began = current();
    if (!began || !comparing || !canEdit()) return 0;
    let { schema } = get().project;
    const inside: Record<string, DocEdit> = {};
    const names: string[] = [];
    const settled = new Map<string, Settled>();
    const refused: string[] = [];
    const before = new Map<string, Doc>();
    const rights = new Map(began.matched.pairs.map(({ left, right }) => [left.id, right]));
    let turn = performance.now();
    for (const { doc: id, differences } of wanted) {
      if (before.size > 0 && performance.now() - turn > TURN_MS) {
        await new Promise((go) => setTimeout(go));
        turn = performance.now();
      }
      const left = get().project.docs[id];
      const right = rights.get(id);
      if (!left || !right) continue;
      const { types, sideTypes } = began;
      const at = { left, right, part, schema, types, sideTypes, newId };
      const decided = comparing.decideDifferences(at, differences, choice);
      before.set(id, left);
      settled.set(id, decided.settled);
      refused.push(...decided.refused);
      if (!decided.made) continue;
      names.push(decided.made.name);
      Object.assign(inside, decided.made.edit.inside);
      schema = decided.made.edit.schema ?? schema;
    }
    const now = current();
    const isSame = [...before].every(([id, doc]) => get().project.docs[id] === doc);
    // A decision that leaves the texts as they are is seen by the list of decisions alone.
    if (now?.decisions !== began.decisions || !isSame) {
      notify("info", t("The texts were changed meanwhile: nothing was decided."));
      return 0;
    }
    const count = wanted.reduce((sum, { differences }) => sum + differences.length, 0);
    for (const reason of new Set(refused)) notify("info", reason);
    if (count === refused.length) return 0;
    const isNew = schema !== get().project.schema;
    const edit: Edit = { inside, ...(isNew && { schema }) };
    const made = names.length > 0 ? { name: nameOf(names, wanted), edit } : null;
    if (made && !commit(made)) return 0;
    const step = made ? (get().history.undo.at(-1)?.seq ?? null) : null;
    const [{ doc, differences }] = wanted;
    const decision = { first: { doc, key: differences[0].key }, settled, step };
    set({ agreement: { ...now, decisions: [...now.decisions, decision] } });
    return count - refused.length;
  };

  return {
    open: async (other) => {
      const loaded = await ready();
      if (!loaded) return false;
      begin(loaded, other);
      return true;
    },
    actions: {
      compareDocs: async (left, right) => {
        const loaded = await ready();
        if (!loaded) return false;
        const { docs, schema } = get().project;
        const [mine, theirs] = [docs[left], docs[right]];
        if (!mine || !theirs || left === right) return false;
        // They were chosen for each other, whatever they are called.
        const other = { ...theirs, name: mine.name };
        begin(loaded, { name: theirs.name, docs: [other], types: modelTypes(schema) }, mine);
        return true;
      },
      closeAgreement: () => set({ agreement: { kind: "none" } }),
      decideDifferences: decide,
      undoDecision: () => {
        const now = current();
        const last = now?.decisions.at(-1);
        if (!now || !last || !canEdit()) return null;
        const { undo } = get().history;
        const place = undo.findIndex(({ seq }) => seq === last.step);
        if (place !== -1 && place < undo.length - 1) {
          notify("info", t("Other steps came after this decision: undo those first."));
          return null;
        }
        if (place !== -1) get().undo();
        set({ agreement: { ...now, decisions: now.decisions.slice(0, -1) } });
        return last.first;
      },
    },
  };
}

const nameOf = (names: readonly string[], wanted: readonly DocDecision[]): string =>
  names.length === 1 && wanted.length === 1
    ? names[0]
    : t("Compare: decide differences in {wanted, number} documents", { wanted: wanted.length });
