import type { ReactNode } from "react";
import { t } from "../../language/words.ts";
import { messageOf } from "../../store/context.ts";
import { useAppStore } from "../app/useApp.ts";
import { Boundary } from "./Boundary.tsx";

interface Props {
  /** What is in it: another one is drawn anew. */
  readonly shown: unknown;
  /** Closes what failed. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A menu or a dialog that cannot be drawn is closed, and a notice says why. */
export function OverlayBoundary({ shown, onClose, children }: Props) {
  const app = useAppStore();
  const tell = (error: unknown) => {
    onClose();
    app
      .getState()
      .notify("error", t("This could not be opened: {messageOf}", { messageOf: messageOf(error) }));
  };
  return (
    <Boundary resetOn={shown} onError={tell} fallback={() => null}>
      {children}
    </Boundary>
  );
}
