import type { TagBox } from "../text/layout/placeTags.ts";
import type { SentenceView } from "../text/layout/sentenceViews.ts";
import type { Box, Frame } from "./arcLayout.ts";

/** Pixels above each line that are kept free for arcs; the style sheet has the same. */
export const ARC_ZONE = 32;

/** What is read from the screen before a sentence's arcs and tags are laid out. */
export interface Measured {
  readonly boxes: ReadonlyMap<string, readonly Box[]>;
  readonly tags: readonly TagBox[];
  readonly frame: Frame;
}

/** Reads where the entities of a row are, in pixels from the row's corner. Writes nothing. */
export function measureRow(row: HTMLElement, view: SentenceView): Measured {
  const origin = row.getBoundingClientRect();
  const boxes = new Map<string, Box[]>();
  for (const run of row.querySelectorAll<HTMLElement>("[data-run]")) {
    const rects = [...run.getClientRects()].map((rect) => moved(rect, origin));
    for (const id of run.dataset.run!.split(" "))
      boxes.set(id, joinLines([...(boxes.get(id) ?? []), ...rects]));
  }
  const widths = new Map(
    [...row.querySelectorAll<HTMLElement>("[data-tag]")].map((tag) => [
      tag.dataset.tag!,
      tag.offsetWidth,
    ]),
  );
  const tags = view.entities.flatMap(({ id }): TagBox[] => {
    const [first] = boxes.get(id) ?? [];
    return first ? [{ id, left: first.left, top: first.top, width: widths.get(id) ?? 0 }] : [];
  });
  const text = row.querySelector("[data-start]")!;
  const frame = { ...textFrame(text, origin), zone: ARC_ZONE, lift: 0 };
  return { boxes, tags, frame };
}

/** The boxes of one entity inside an element. */
export function entityBoxes(inside: HTMLElement, id: string, origin: DOMRect): Box[] {
  const runs = inside.querySelectorAll(`[data-run~="${CSS.escape(id)}"]`);
  const rects = [...runs].flatMap((run) => [...run.getClientRects()]);
  return joinLines(rects.map((rect) => moved(rect, origin)));
}

/** The sides of a text. */
export function textFrame(text: Element, origin: DOMRect): Pick<Frame, "left" | "right"> {
  const { left, right } = text.getBoundingClientRect();
  return { left: left - origin.left, right: right - origin.left };
}

const moved = (rect: DOMRect, origin: DOMRect): Box => ({
  left: rect.left - origin.left,
  right: rect.right - origin.left,
  top: rect.top - origin.top,
  bottom: rect.bottom - origin.top,
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
