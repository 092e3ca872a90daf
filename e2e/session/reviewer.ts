import type { Page } from "@playwright/test";
import { type Selected, selectedIn } from "./selectedIn.ts";
import { readStored, type StoredRelation } from "./storedRows.ts";
import type { NoisyDoc } from "./withNoise.ts";

/** How many keys and clicks so many items took. */
export interface Tally {
  readonly actions: number;
  readonly items: number;
}

/** What a session took. */
export interface Reviewed {
  readonly right: Tally;
  readonly wrongType: Tally;
  readonly wrongBorder: Tally;
  readonly newRelation: Tally;
  /** What is still not as it should be, in words. */
  readonly left: readonly string[];
}

type Counts = Omit<Reviewed, "left">;
type Kind = keyof Counts;

const LONGEST = 1_000;

/** A user of the keyboard who knows what is right. */
export function createReviewer(page: Page) {
  const counts: Record<Kind, { actions: number; items: number }> = {
    right: { actions: 0, items: 0 },
    wrongType: { actions: 0, items: 0 },
    wrongBorder: { actions: 0, items: 0 },
    newRelation: { actions: 0, items: 0 },
  };
  const press = async (key: string, kind: Kind) => {
    counts[kind].actions++;
    await page.keyboard.press(key);
  };

  /** Gives what is selected its type: by its key, or in the menu by the first letters of its words. */
  const chooseType = async (type: string, kind: Kind, list: "Spans" | "Relations") => {
    const key = await keyOf(page, type, list);
    if (key) return press(key, kind);
    await press("t", kind);
    const menu = page.getByRole("menu");
    await menu.waitFor();
    for (const letter of abbreviationOf(type)) {
      await press(letter, kind);
      if (!(await menu.isVisible())) return;
      if (await isFocused(page, type)) return press("Enter", kind);
    }
    throw new Error(`the menu does not find ${type}`);
  };

  const review = async (doc: NoisyDoc) => {
    const open = openWork(doc);
    await page.getByRole("region", { name: "Text", exact: true }).focus();
    counts.right.actions++; // to get there
    await press("j", "right");
    for (let step = 0; step < LONGEST; step++) {
      const selected = await selectedIn(page);
      if (selected.kind === "none") return;
      if (selected.kind === "relation" && open.isAcross(selected.id)) {
        counts.right.items += open.decide([selected.id]);
        await press("Enter", "right");
      } else if (open.isClean(selected.sentence)) {
        const items = open.decideSentence(selected.sentence);
        counts.right.items += items;
        if (items > 0 || !selected.confirmed) await press("a", "right");
        else if (open.isDone()) return;
        else await press("k", "right"); // something was passed over
      } else await decide(doc, open, selected);
    }
    throw new Error(`${doc.gold.name}: no end after ${LONGEST} steps`);
  };

  const decide = async (doc: NoisyDoc, open: OpenWork, selected: Selected) => {
    if (selected.kind === "relation" && open.isOpen(selected.id)) {
      counts.right.items += open.decide([selected.id]);
      return press("Enter", "right");
    }
    if (selected.kind !== "entity") return goOn(open, selected.sentence, "right");
    const { id } = selected;
    const gold = doc.gold.entities.find((entity) => entity.id === id)!;
    if (open.wrongType.delete(id)) {
      open.decide([id]);
      counts.wrongType.items++;
      return chooseType(gold.type, "wrongType", "Spans");
    }
    if (open.wrongBorder.delete(id)) {
      open.decide([id]);
      counts.wrongBorder.items++;
      const now = doc.entities.find((entity) => entity.id === id)!;
      await press(now.end < gold.end ? "]" : "}", "wrongBorder");
      return goOn(open, selected.sentence, "wrongBorder");
    }
    const [relation] = open.missingFrom(id);
    if (relation) {
      await relateByKeys(open, relation);
      counts.right.items += open.decide([relation.head, relation.tail]);
      return goOn(open, selected.sentence, "right");
    }
    counts.right.items += open.decide([id]);
    await press("Enter", "right");
  };

  /** To the next suggestion of the sentence; once all are decided, what is missing is drawn. */
  const goOn = async (open: OpenWork, sentence: string, kind: Kind) => {
    if (open.isClean(sentence)) return;
    if (open.hasOpen(sentence)) await press("j", kind);
    else await relateByMouse(open, sentence);
  };

  const relateByKeys = async (open: OpenWork, relation: StoredRelation) => {
    open.missing.delete(relation);
    counts.newRelation.items++;
    await press("r", "newRelation");
    const hint = page.locator(`[data-tag="${relation.tail}"] ~ [data-hint]`).first();
    for (const letter of (await hint.getAttribute("data-hint"))!)
      await press(letter, "newRelation");
    await rightType(relation);
  };

  /** Draws the relations that are still missing when all spans of the sentence are decided. */
  const relateByMouse = async (open: OpenWork, sentence: string) => {
    const [relation] = open.missingIn(sentence);
    if (!relation) throw new Error(`nothing is left to do in ${sentence}`);
    open.missing.delete(relation);
    counts.newRelation.items++;
    counts.newRelation.actions++;
    for (const id of [relation.head, relation.tail]) await runOf(page, id).scrollIntoViewIfNeeded();
    const grip = await placeOf(page, relation.head, "start");
    const target = await placeOf(page, relation.tail, "middle");
    await page.mouse.move(grip.x + 4, grip.y + 6);
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move((grip.x + target.x) / 2, grip.y - 20, { steps: 3 });
    await page.mouse.move(target.x, target.y, { steps: 3 });
    await page.mouse.up();
    await rightType(relation);
  };

  /** Waits for the relation that was made; one of a wrong type is a wrong type to be corrected. */
  const rightType = async (relation: StoredRelation) => {
    await page.locator('.arc[aria-pressed="true"]').waitFor({ state: "attached" });
    await page
      .getByRole("banner")
      .getByText(/^Saved/)
      .waitFor();
    const { id } = await selectedIn(page);
    const stored = (await readStored(page)).flatMap(({ relations }) => relations);
    if (stored.find((r) => r.id === id)?.type === relation.type) return;
    counts.wrongType.items++;
    await chooseType(relation.type, "wrongType", "Relations");
  };

  return { review, counts: (): Counts => counts };
}

type OpenWork = ReturnType<typeof openWork>;

/** What is still to be done in a document. */
function openWork({ gold, entities, relations, wrongType, wrongBorder, missing }: NoisyDoc) {
  const undecided = new Set([...entities, ...relations].map(({ id }) => id));
  const startOf = new Map(gold.entities.map((entity) => [entity.id, entity.start]));
  const sentenceOf = (id: string) => {
    const start = startOf.get(id) ?? -1;
    return gold.sentences.find((s) => s.start <= start && start < s.end)?.id;
  };
  const inside = new Map<string, string[]>();
  const put = (sentence: string | undefined, id: string) => {
    if (sentence) inside.set(sentence, [...(inside.get(sentence) ?? []), id]);
  };
  for (const { id } of entities) put(sentenceOf(id), id);
  for (const { id, head, tail } of relations)
    if (sentenceOf(head) === sentenceOf(tail)) put(sentenceOf(head), id);
  const across = new Set(
    relations.filter((r) => sentenceOf(r.head) !== sentenceOf(r.tail)).map(({ id }) => id),
  );
  const work = {
    /** Whether a relation leaves its sentence: accepting that does not accept the relation. */
    isAcross: (relation: string) => across.has(relation),
    wrongType: new Set(wrongType),
    wrongBorder: new Set(wrongBorder),
    missing: new Set(missing),
    /** Missing relations that can be made now: making one accepts its ends as they are. */
    missingFrom: (head: string) =>
      [...work.missing].filter(
        (r) => r.head === head && !work.wrongType.has(r.tail) && !work.wrongBorder.has(r.tail),
      ),
    missingIn: (sentence: string) =>
      [...work.missing].filter(({ head }) => sentenceOf(head) === sentence),
    isOpen: (id: string) => undecided.has(id),
    isDone: () => undecided.size === 0,
    hasOpen: (sentence: string) => (inside.get(sentence) ?? []).some((id) => undecided.has(id)),
    hasWrong: (sentence: string) =>
      (inside.get(sentence) ?? []).some((id) => work.wrongType.has(id) || work.wrongBorder.has(id)),
    /** Whether all that is undecided in the sentence is right. */
    isClean: (sentence: string) =>
      work.missingIn(sentence).length === 0 && !work.hasWrong(sentence),
    /** Decides about items; how many of them were open. */
    decide: (ids: readonly string[]) => ids.filter((id) => undecided.delete(id)).length,
    decideSentence: (sentence: string) => work.decide(inside.get(sentence) ?? []),
  };
  return work;
}

/** The key of a type, as the legend shows it. */
async function keyOf(page: Page, type: string, list: "Spans" | "Relations"): Promise<string> {
  const entry = page
    .getByRole("list", { name: list, exact: true })
    .getByRole("listitem")
    .filter({ has: page.getByText(type, { exact: true }) });
  if ((await entry.count()) === 0) return "";
  return ((await entry.first().locator("kbd").textContent()) ?? "").trim().toLowerCase();
}

/** The first letters of a name's words, then the rest: "md…" for Material-Descriptor. */
function abbreviationOf(name: string): string[] {
  const [first, ...words] = name.toLowerCase().split(/[-_ ]/);
  return words.length === 0
    ? [...first]
    : [first[0], ...words.map((word) => word[0]), ...words.at(-1)!.slice(1)];
}

const isFocused = (page: Page, name: string): Promise<boolean> =>
  page.evaluate((name) => {
    const item = document.activeElement as HTMLElement | null;
    return item?.getAttribute("role") === "menuitem" && item.dataset.type === name;
  }, name);

/** The ids of a run are written as a list in JSON. */
const runOf = (page: Page, id: string) =>
  page.locator(`[data-run*=${JSON.stringify(JSON.stringify(id))}]`).first();

/** Where the pointer finds a span: at its grip, or inside of it. */
async function placeOf(page: Page, id: string, where: "start" | "middle") {
  const { left, top, width, height } = await runOf(page, id).evaluate((element) => {
    const [{ left, top, width, height }] = element.getClientRects();
    return { left, top, width, height };
  });
  return where === "start" ? { x: left, y: top + 1 } : { x: left + width / 2, y: top + height / 3 };
}
