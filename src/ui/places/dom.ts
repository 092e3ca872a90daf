// From places in the document to places on the screen, and back. The text nodes of a sentence's
// element hold exactly its text: tags and grips have no text of their own.
import type { Span } from "../../core/document/overlaps.ts";

/** A rectangle of the window, to anchor a menu at. */
export interface WindowBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Compared and not selected: there is no selector for every id. */
const find = (name: string, id: string): Element | undefined =>
  [...document.querySelectorAll(`[${name}]`)].find((it) => it.getAttribute(name) === id);

/** The element that holds a sentence's text. */
export const sentenceText = (id: string): HTMLElement | null =>
  find("data-sentence", id)?.querySelector<HTMLElement>("[data-start]") ?? null;

/** Where an entity is drawn: the first line of its first run. */
export function entityBox(id: string): WindowBox | null {
  const tag = find("data-tag", id);
  const [first] = tag?.parentElement?.getClientRects() ?? [];
  return first ?? null;
}

/** Where a relation's label is drawn, or its line. */
export function relationBox(id: string): WindowBox | null {
  const arc = find("data-arc", id);
  const label = arc?.querySelector("text")?.getBoundingClientRect();
  return label && label.width > 0 ? label : (arc?.getBoundingClientRect() ?? null);
}

/** Where a stretch of a sentence is drawn, its first line. */
export function spanBox(sentence: string, span: Span): WindowBox | null {
  const element = sentenceText(sentence);
  const [first] = element ? rangeOf(element, span).getClientRects() : [];
  return first ?? null;
}

/** The DOM range of a stretch of a sentence. */
export function rangeOf(element: HTMLElement, { start, end }: Span): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let from = Number(element.dataset.start);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const to = from + (node.nodeValue?.length ?? 0);
    if (from <= start && start < to) range.setStart(node, start - from);
    if (from < end && end <= to) range.setEnd(node, end - from);
    from = to;
  }
  return range;
}

/** A place in the document's text. */
export interface TextPlace {
  readonly sentence: string;
  readonly offset: number;
}

/** The place in the document that a DOM position means; null outside of sentences. */
export function textPlace(node: Node, offset: number): TextPlace | null {
  const from = node instanceof Element ? node : node.parentElement;
  const element = from?.closest<HTMLElement>("[data-start]");
  const sentence = element?.closest<HTMLElement>("[data-sentence]")?.dataset.sentence;
  if (!element || sentence === undefined) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return { sentence, offset: Number(element.dataset.start) + before.toString().length };
}

/** The place in the document under a point of the window. */
export function textPlaceAt(x: number, y: number): TextPlace | null {
  if (document.caretPositionFromPoint) {
    const at = document.caretPositionFromPoint(x, y);
    return at && textPlace(at.offsetNode, at.offset);
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && textPlace(range.startContainer, range.startOffset);
}
