import { LABEL_HEIGHT } from "./labelRows.ts";
import { widthsOf } from "./placeLabels.ts";
import { round } from "./roundedPath.ts";
import type { ArcLabel, Frame } from "./scene.ts";
import type { Strand } from "./strandsOf.ts";

/** Pixels around all labels within which lines are drawn. */
const AROUND = 4000;

/**
 * The outline of where lines may be drawn, everywhere but on labels: on a full line some run closer
 * to a label than it is high, and would strike it through. To be filled by the rule "evenodd".
 */
export function labelGaps(labels: ReadonlyMap<Strand, ArcLabel>, frame: Frame): string {
  const free = [...labels].filter(([, { free }]) => free);
  const ys = free.map(([, { y }]) => y);
  const [top, bottom] = [Math.min(0, ...ys) - AROUND, Math.max(0, ...ys) + AROUND];
  const whole = rectangle(frame.left - AROUND, top, frame.right + AROUND, bottom);
  const gaps = free.map(([strand, { x, y, form }]) => {
    const [across, up] = [widthsOf(strand)[form] / 2, LABEL_HEIGHT / 2];
    return rectangle(x - across, y - up, x + across, y + up);
  });
  return [whole, ...gaps].join("");
}

const rectangle = (left: number, top: number, right: number, bottom: number): string =>
  `M${round(left)} ${round(top)}H${round(right)}V${round(bottom)}H${round(left)}Z`;
