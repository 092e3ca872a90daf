import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import type { LayoutState } from "./layoutState.ts";
import { newId } from "./newId.ts";

/** Has the worker of texts lay graphs out. */
export const layoutSlice = ({ services: { text }, notify }: Context): LayoutState => ({
  layOut: (graph, onPositions) => {
    const id = newId();
    let isWanted = true;
    const end = text
      .layOut(id, graph, (positions) => isWanted && onPositions(positions))
      .then((positions) => (isWanted ? positions : null))
      .catch((error) => {
        if (isWanted)
          notify(
            "error",
            t("The graph could not be laid out: {messageOf}", { messageOf: messageOf(error) }),
          );
        return null;
      });
    return {
      end,
      stop: () => {
        isWanted = false;
        void text.closeLayout(id).catch(() => {});
      },
    };
  },
});
