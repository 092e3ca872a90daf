import { useApp, useView } from "../app/useApp.ts";
import type { CenterId } from "../app/viewState.ts";

/** The view that the middle pane shows: a comparison only as long as it is open. */
export function useShownCenter(): CenterId {
  const center = useView((s) => s.center);
  const isComparing = useApp((s) => s.agreement.kind === "open");
  return center === "agreement" && !isComparing ? "text" : center;
}
