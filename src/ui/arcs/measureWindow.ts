import { runIds } from "../places/runIds.ts";
import type { SentenceView } from "../rows/sentenceView.ts";
import { createLabelMeasure } from "./createLabelMeasure.ts";
import { placeTags, type TagBox } from "./layout/placeTags.ts";
import type { Box } from "./layout/scene.ts";

/** What is read from the screen before arcs and tags are laid out, in pixels of the page. */
export interface MeasuredWindow {
  readonly spans: ReadonlyMap<string, readonly Box[]>;
  /** The sides of the text. */
  readonly left: number;
  readonly right: number;
  /** Pixels above each line that are kept free for arcs. */
  readonly zone: number;
  /** The width of the label of an arc. */
  labelWidth(text: string): number;
  /** Puts the tags of rows that are new where they do not overlap; run after all reading. */
  placeTags(): void;
}

/** A row as it was last measured, in pixels of itself; it holds while neither it nor its size changes. */
interface MeasuredRow {
  readonly view: SentenceView;
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, readonly Box[]>;
  readonly left: number;
  readonly right: number;
}

/** As the style sheet says: it depends on how far apart the lines are. */
const zoneOf = (page: Element): number =>
  Number.parseFloat(getComputedStyle(page).getPropertyValue("--arc-zone")) || 32;

/** Reads where the spans of the drawn rows are; rows that did not change are not read again. */
export function createWindowMeasure() {
  let rows = new WeakMap<Element, MeasuredRow>();
  let labelWidth = createLabelMeasure();
  return {
    /** Everything is to be measured again, as fonts or sizes of letters changed. */
    forget: () => {
      rows = new WeakMap();
      labelWidth = createLabelMeasure();
    },
    measure(page: HTMLElement, views: ReadonlyMap<string, SentenceView>): MeasuredWindow {
      const origin = page.getBoundingClientRect();
      const spans = new Map<string, readonly Box[]>();
      const writes: (() => void)[] = [];
      let sides = { left: 0, right: origin.width };
      for (const row of page.querySelectorAll<HTMLElement>("[data-sentence]")) {
        const view = views.get(row.dataset.sentence!);
        if (!view) continue;
        const at = row.getBoundingClientRect();
        let known = rows.get(row);
        if (!known || known.view !== view || !sameSize(known, at)) {
          known = measureRow(row, at, view);
          rows.set(row, known);
          writes.push(tagWrites(row, at, known));
        }
        const [x, y] = [at.left - origin.left, at.top - origin.top];
        sides = { left: x + known.left, right: x + known.right };
        for (const [id, boxes] of known.boxes)
          spans.set(
            id,
            boxes.map((box) => moved(box, x, y)),
          );
      }
      return {
        spans,
        ...sides,
        zone: zoneOf(page),
        labelWidth,
        placeTags: () => {
          for (const write of writes) write();
        },
      };
    },
  };
}

const sameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;
type Size = Pick<DOMRect, "width" | "height">;

function measureRow(row: HTMLElement, at: DOMRect, view: SentenceView): MeasuredRow {
  const boxes = new Map<string, Box[]>();
  for (const run of row.querySelectorAll<HTMLElement>("[data-run]")) {
    const ids = runIds(run);
    if (ids.length === 0) continue;
    const rects = [...run.getClientRects()].map((rect) => moved(rect, -at.left, -at.top));
    for (const id of ids) boxes.set(id, joinLines([...(boxes.get(id) ?? []), ...rects]));
  }
  const text = row.querySelector("[data-start]")!.getBoundingClientRect();
  return {
    view,
    width: at.width,
    height: at.height,
    boxes,
    left: text.left - at.left,
    right: text.right - at.left,
  };
}

/** Reads where a row's tags are by themselves, and returns what moves them apart. */
function tagWrites(row: HTMLElement, at: DOMRect, { right }: MeasuredRow): () => void {
  const tags = [...row.querySelectorAll<HTMLElement>("[data-tag]")];
  const placed = tags.map((tag): TagBox => {
    const { left, top, width } = tag.getBoundingClientRect();
    const shifted = Number.parseFloat(tag.style.translate) || 0;
    return { id: tag.dataset.tag!, left: left - shifted - at.left, top: top - at.top, width };
  });
  const shifts = placeTags(placed, right);
  return () => {
    for (const tag of tags) {
      const shift = shifts.get(tag.dataset.tag!) ?? 0;
      tag.style.translate = shift === 0 ? "" : `${shift}px`;
    }
  };
}

const moved = ({ left, right, top, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  right: right + x,
  top: top + y,
  bottom: bottom + y,
});

/** One box a line, of boxes in the order of the text. */
function joinLines(boxes: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    if (last && Math.abs(last.top - box.top) < 4)
      lines[lines.length - 1] = {
        ...last,
        left: Math.min(last.left, box.left),
        right: Math.max(last.right, box.right),
      };
    else if (box.right > box.left) lines.push(box);
  }
  return lines;
}
