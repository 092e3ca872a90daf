import { useEffect, useMemo, useRef } from "react";
import { Button } from "react-aria-components";
import { isUnlike } from "../../core/agreement/alignedDoc.ts";
import type { ComparedPart } from "../../core/agreement/comparedDoc.ts";
import type { Choice as Decision } from "../../core/agreement/decideDifferences.ts";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import type { AgreementForm } from "../app/agreementForm.ts";
import { isEditable, useApp, useView, useViewStore } from "../app/useApp.ts";
import { Choice } from "../controls/Choice.tsx";
import { Trans } from "../look/Trans.tsx";
import { DifferenceCard } from "./DifferenceCard.tsx";
import { KINDS, kindId } from "./differenceWords.ts";
import { filteredItems, type OpenItem, openItems } from "./openItems.ts";
import { TakeAll } from "./TakeAll.tsx";
import type { ComparedRow } from "./useCompared.ts";

interface Props {
  readonly open: OpenAgreement;
  readonly part: ComparedPart;
  readonly rows: readonly ComparedRow[];
}

const ALL = "all";
/** So many documents are offered; the others are chosen in the table of documents. */
const MOST_DOCS = 50;
const DONE: Record<Decision, string> = {
  get left() {
    return t("Left stays");
  },
  get right() {
    return t("Right is taken");
  },
  get both() {
    return t("Both stand");
  },
  get neither() {
    return t("Neither stands");
  },
};

/** The differences one by one, in reading order, each to be decided. */
export function Walk({ open, part, rows }: Props) {
  const form = useView((s) => s.agreement);
  const view = useViewStore();
  const editable = useApp(isEditable);
  const decideDifferences = useApp((s) => s.decideDifferences);
  const undoDecision = useApp((s) => s.undoDecision);
  const card = useRef<HTMLElement>(null);
  const end = useRef<HTMLParagraphElement>(null);
  const all = useMemo(() => openItems(rows, open.decisions), [rows, open.decisions]);
  const items = useMemo(() => filteredItems(all, form), [all, form]);
  const at = placeIn(items, form.at);
  const item = items[at];
  const isOver = item === undefined;
  // What was pressed may have gone: the keys go on with what came in its place.
  useEffect(() => {
    if (document.activeElement === document.body) (isOver ? end : card).current?.focus();
  }, [isOver]);
  const change = (next: Partial<AgreementForm>, announcement?: string) =>
    view.setState((s) => ({
      agreement: { ...s.agreement, ...next },
      ...(announcement !== undefined && { announcement }),
    }));
  const go = (to: number) => change({ at: items[to] ? placed(items[to], to) : null });
  const decide = async (choice: Decision) => {
    if (!item) return;
    const wanted = [{ doc: item.compared.left.id, differences: [item.difference] }];
    // What comes next stands in its place then.
    change({ at: { ...placed(item, at), key: "" } });
    const count = await decideDifferences(wanted, choice, part);
    if (count > 0)
      change(
        {},
        t("{done}. {items, plural, one {# difference} other {# differences}} left.", {
          done: DONE[choice],
          items: items.length - 1,
        }),
      );
  };
  const undo = () => {
    const first = undoDecision();
    if (!first) return;
    change({ at: { ...first, place: at } }, t("The last decision is taken back."));
    card.current?.focus();
  };
  return (
    <div className="agreement-walk">
      <Filters items={all} form={form} rows={rows} onChange={change} />
      <p className="agreement-line" role="status">
        {t(
          "{items, plural, one {# difference} other {# differences}} left{isItems, select, true { of {all, number} in all} other {}}",
          { items: items.length, isItems: items.length < all.length, all: all.length },
        )}
        {open.decisions.length > 0 && (
          <>
            {" "}
            <Button className="button small" onPress={undo} aria-keyshortcuts="U">
              <Trans id="Undo the last decision <0>U</0>" components={{ 0: <kbd /> }} />
            </Button>
          </>
        )}
      </p>
      {item ? (
        <DifferenceCard
          ref={card}
          open={open}
          compared={item.compared}
          difference={item.difference}
          place={{ at, of: items.length }}
          isOff={!editable}
          onDecide={(choice) => void decide(choice)}
          onGo={(by) => go(Math.min(items.length - 1, Math.max(0, at + by)))}
          onUndo={undo}
        />
      ) : (
        <p ref={end} tabIndex={-1} className="note">
          {nothingLeft(all.length, open, rows)}
        </p>
      )}
      {items.length > 0 && (
        <TakeAll items={items} isOff={!editable} onDecide={decideDifferences} part={part} />
      )}
      <p className="quiet">
        {t(
          "Left is what is here: what you decide changes it, a step each, which can be taken back. What stays as it is, is remembered until the comparison is closed or the page is loaded anew.",
        )}
      </p>
    </div>
  );
}

const placed = ({ compared, difference }: OpenItem, place: number) => ({
  doc: compared.left.id,
  key: difference.key,
  place,
});

/** The chosen one, or what came in its place. */
function placeIn(items: readonly OpenItem[], at: AgreementForm["at"]): number {
  if (!at) return 0;
  const found = items.findIndex(
    ({ compared, difference }) => compared.left.id === at.doc && difference.key === at.key,
  );
  return found === -1 ? Math.max(0, Math.min(at.place, items.length - 1)) : found;
}

function nothingLeft(all: number, { decisions }: OpenAgreement, rows: Props["rows"]): string {
  if (all > 0) return t("No difference is like that.");
  if (!rows.some(({ now }) => now && !isUnlike(now)))
    return t("There is no document that can be compared.");
  return decisions.length > 0
    ? t("Everything is decided.")
    : t("Nothing differs in what is compared: both sides say the same.");
}

interface FilterProps {
  readonly items: readonly OpenItem[];
  readonly form: AgreementForm;
  readonly rows: readonly ComparedRow[];
  readonly onChange: (change: Partial<AgreementForm>) => void;
}

function Filters({ items, form, rows, onChange }: FilterProps) {
  const counts = new Map<string, number>();
  const perDoc = new Map<string, number>();
  for (const { compared, difference } of items) {
    const { id } = compared.left;
    perDoc.set(id, (perDoc.get(id) ?? 0) + 1);
    if (form.doc !== null && id !== form.doc) continue;
    counts.set(kindId(difference), (counts.get(kindId(difference)) ?? 0) + 1);
  }
  const count = (of: ReadonlyMap<string, number>, id: string) => shownNumber(of.get(id) ?? 0);
  const differing = rows.filter(({ pair }) => perDoc.has(pair.left.id));
  const docs = differing.slice(0, MOST_DOCS);
  const chosen = rows.find(({ pair }) => pair.left.id === form.doc);
  if (chosen && !docs.includes(chosen)) docs.push(chosen);
  return (
    <div className="agreement-choices">
      <Choice
        label={t("Kind")}
        value={form.kind ?? ALL}
        options={[
          { id: ALL, name: t("All kinds") },
          ...KINDS.filter(({ id }) => counts.has(id) || id === form.kind).map(({ id, name }) => ({
            id,
            name: `${name} (${count(counts, id)})`,
          })),
        ]}
        onChange={(kind) => onChange({ kind: kind === ALL ? null : kind, at: null })}
      />
      <Choice
        label={
          differing.length > MOST_DOCS
            ? t("Document, of the first {mostDocs, number}", { mostDocs: MOST_DOCS })
            : t("Document")
        }
        value={form.doc === null ? ALL : `d ${form.doc}`}
        options={[
          { id: ALL, name: t("All documents") },
          ...docs.map(({ pair: { left } }) => ({
            id: `d ${left.id}`,
            name: `${left.name} (${count(perDoc, left.id)})`,
          })),
        ]}
        onChange={(doc) => onChange({ doc: doc === ALL ? null : doc.slice(2), at: null })}
      />
    </div>
  );
}
