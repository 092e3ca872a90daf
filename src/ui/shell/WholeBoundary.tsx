import type { ReactNode } from "react";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Boundary } from "./Boundary.tsx";
import { Failure } from "./Failure.tsx";
import { LaterNotices } from "./LaterNotices.tsx";
import { useDrawingFailed } from "./useDrawingFailed.ts";

/** Around the whole page: what no smaller boundary caught. */
export function WholeBoundary({ children }: { children: ReactNode }) {
  const open = useApp((s) => s.activeDoc);
  const drawingFailed = useDrawingFailed();
  return (
    <Boundary
      resetOn={open}
      onError={drawingFailed}
      fallback={(error, retry) => (
        <main className="message-page">
          <Failure what={t("The page")} error={error} onRetry={retry} />
          <LaterNotices />
        </main>
      )}
    >
      {children}
    </Boundary>
  );
}
