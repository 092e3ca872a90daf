import { type RefObject, useLayoutEffect, useState } from "react";
import type { WindowBox } from "../places/dom.ts";
import { anchorOf, boxOf } from "./anchors.ts";
import type { TourStepId } from "./noticed.ts";
import { placeCard } from "./placeCard.ts";

interface TourLayout {
  readonly card: { readonly left: number; readonly top: number };
  /** What is pointed at; null: nothing that is in the window. */
  readonly anchor: WindowBox | null;
}

/** Where the card and its mark lie, looked at anew in every frame in which anything may have moved. */
export function useTourPlace(
  step: TourStepId,
  card: RefObject<HTMLElement | null>,
): TourLayout | null {
  const [layout, setLayout] = useState<TourLayout | null>(null);
  useLayoutEffect(() => {
    let frame = 0;
    let former = "";
    const look = () => {
      frame = 0;
      if (!card.current) return;
      const next = layoutNow(step, card.current);
      const text = JSON.stringify(next);
      if (text !== former) setLayout(next);
      former = text;
    };
    const soon = () => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    for (const kind of ["scroll", "resize", "focusin", "transitionend"])
      window.addEventListener(kind, soon, options);
    // What is drawn anew, in the text, the tabs or the card, may lie elsewhere.
    const page = document.querySelector(".app");
    const changes = new MutationObserver(soon);
    if (page)
      changes.observe(page, {
        childList: true,
        subtree: true,
        attributeFilter: ["data-selected", "data-pane", "data-selection"],
      });
    return () => {
      cancelAnimationFrame(frame);
      listening.abort();
      changes.disconnect();
    };
  }, [step, card]);
  return layout;
}

function layoutNow(step: TourStepId, card: HTMLElement): TourLayout {
  const element = anchorOf(step);
  const anchor = element && boxOf(element);
  const { width, height } = card.getBoundingClientRect();
  const window = { width: innerWidth, height: innerHeight };
  return { anchor, card: placeCard(anchor, { width, height }, window, avoidedBy(card)) };
}

/** What has the focus, and the card of what is selected, whose buttons do what the steps ask for. */
function avoidedBy(card: HTMLElement): WindowBox[] {
  const focused = document.activeElement;
  const isSmall = focused && !card.contains(focused) && focused.clientHeight < innerHeight / 3;
  const selected = [...document.querySelectorAll(SELECTED)].find((one) => one.checkVisibility());
  return [isSmall && focused, selected].flatMap((element) => (element ? [boxOf(element)] : []));
}

const SELECTED = '.inspector[data-selection="true"] .selection';
