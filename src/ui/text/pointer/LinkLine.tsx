import { useView } from "../../app/useApp.ts";
import { entityBox } from "../../places/dom.ts";

/** The relation that is being drawn: a line from the grip to the pointer, and its target. */
export function LinkLine() {
  const drag = useView((s) => s.drag);
  if (!drag) return null;
  const { from, to, over } = drag;
  const target = over === null ? null : entityBox(over);
  const lift = Math.min(40, 12 + Math.hypot(to.x - from.x, to.y - from.y) / 6);
  const end = target ? { x: target.left + target.width / 2, y: target.top } : to;
  const top = Math.min(from.y, end.y) - lift;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it only follows the pointer
    <svg className="link-line">
      {target && (
        <rect
          x={target.left - 2}
          y={target.top - 2}
          width={target.width + 4}
          height={target.height + 4}
          rx="4"
        />
      )}
      <path d={`M${from.x} ${from.y}C${from.x} ${top} ${end.x} ${top} ${end.x} ${end.y}`} />
      <circle cx={end.x} cy={end.y} r="3.5" />
    </svg>
  );
}
