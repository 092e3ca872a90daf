import { useEffect } from "react";

/** How long a finger rests on a span or an arc to open its menu, and how far it may move. */
const TIME = 500;
const DISTANCE = 10;

const ITEMS = "[data-tag], [data-run]:not([data-run='']), [data-arc]";

type OnPress = (target: Element, point: { readonly x: number; readonly y: number }) => void;

/** Tells when a finger rests on a span or an arc; on plain text that selects words, as everywhere. */
export function useLongPress(onPress: OnPress): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from = { x: 0, y: 0 };
    const stop = () => clearTimeout(timer);
    const press = ({ target, clientX, clientY, pointerType, isPrimary }: PointerEvent) => {
      stop();
      const isItem = target instanceof Element && target.closest(ITEMS) !== null;
      if (pointerType !== "touch" || !isPrimary || !isItem) return;
      from = { x: clientX, y: clientY };
      timer = setTimeout(() => onPress(target, from), TIME);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - from.x, clientY - from.y) > DISTANCE) stop();
    };
    document.addEventListener("pointerdown", press);
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", stop);
    document.addEventListener("pointercancel", stop);
    return () => {
      stop();
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("pointermove", move);
      document.removeEventListener("pointerup", stop);
      document.removeEventListener("pointercancel", stop);
    };
  }, [onPress]);
}
