import { useEffect } from "react";
import { type CommandContext, editable } from "../../commands/command.ts";
import { pickTail } from "../../commands/relate.ts";
import { runIds } from "../../places/runIds.ts";

/** Less than this many pixels is a click. */
const THRESHOLD = 5;

/** Draws a relation from a span's grip to another span with the pointer. */
export function useLinkDrag(context: CommandContext): void {
  useEffect(() => {
    const press = (event: PointerEvent) => {
      const grip = (event.target as Element).closest?.<HTMLElement>("[data-grip]");
      if (grip && event.button === 0 && editable(context)) follow(context, grip, event);
    };
    document.addEventListener("pointerdown", press);
    return () => document.removeEventListener("pointerdown", press);
  }, [context]);
}

function follow(context: CommandContext, grip: HTMLElement, start: PointerEvent): void {
  const head = grip.dataset.grip!;
  const box = grip.getBoundingClientRect();
  const from = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  start.preventDefault();
  const listening = new AbortController();
  const end = () => {
    listening.abort();
    context.setView({ drag: null });
  };
  const move = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (Math.hypot(x - from.x, y - from.y) < THRESHOLD) return;
    context.setView({ drag: { head, from, to: { x, y }, over: targetAt(x, y, head) } });
  };
  const drop = () => {
    const tail = context.view().drag?.over;
    const isClick = context.view().drag === null;
    end();
    if (isClick) context.app().select({ kind: "entity", id: head });
    else ignoreClick();
    if (!tail) return;
    context.app().startLink(head);
    pickTail(context, tail);
    if (tail === head) context.app().cancelLink(); // refused, and the drag is over
  };
  const { signal } = listening;
  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", drop, { signal });
  document.addEventListener("pointercancel", end, { signal });
  document.addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
}

/** The end of a drag counts as a click on what is around both its ends: it shall not select that. */
function ignoreClick(): void {
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener("click", (e) => e.stopPropagation(), { capture: true, signal });
  setTimeout(() => listening.abort());
}

/** The innermost entity under a point, but the head only where no other is; arcs do not count. */
function targetAt(x: number, y: number, head: string): string | null {
  const ids = document
    .elementsFromPoint(x, y)
    .flatMap((element) => element.getAttribute("data-tag") ?? runIds(element));
  return ids.find((id) => id !== head) ?? ids[0] ?? null;
}
