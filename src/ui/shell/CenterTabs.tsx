import { useEffect, useRef } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useViewStore } from "../app/useApp.ts";
import type { CenterId } from "../app/viewState.ts";
import { CENTER_NAMES } from "./centerNames.ts";
import { useShownCenter } from "./useShownCenter.ts";

/** The views of the middle pane. On narrow screens they are one line, of which a part is in sight. */
export function CenterTabs({ ids }: { ids: readonly CenterId[] }) {
  const center = useShownCenter();
  const view = useViewStore();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = line;
    if (!current) return;
    const show = () =>
      [...current.children][ids.indexOf(center)]?.scrollIntoView({
        block: "nearest",
        inline: "nearest",
      });
    show();
    const narrower = new ResizeObserver(show);
    narrower.observe(current);
    return () => narrower.disconnect();
  }, [center, ids]);
  return (
    <ToggleButtonGroup
      ref={line}
      className="center-tabs"
      aria-label={t("View")}
      disallowEmptySelection
      selectedKeys={[center]}
      onSelectionChange={(keys) => {
        const chosen = ids.find((id) => keys.has(id));
        if (chosen) view.setState({ center: chosen });
      }}
      // Few mice have a wheel for this direction.
      onWheel={({ currentTarget, deltaX, deltaY }) => {
        if (deltaX === 0) currentTarget.scrollLeft += deltaY;
      }}
    >
      {ids.map((id) => (
        <ToggleButton key={id} id={id} className="center-tab">
          {CENTER_NAMES[id]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
