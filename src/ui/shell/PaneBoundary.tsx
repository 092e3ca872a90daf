import type { ReactNode } from "react";
import { useApp } from "../app/useApp.ts";
import { Boundary } from "./Boundary.tsx";
import { Failure } from "./Failure.tsx";

interface Props {
  readonly what: string;
  /** The class of the pane, which gives it its place. */
  readonly className: string;
  readonly onError?: (error: unknown) => void;
  readonly children: ReactNode;
}

/** A pane that says so in its own place when it cannot be drawn. */
export function PaneBoundary({ what, className, onError, children }: Props) {
  const open = useApp((s) => s.activeDoc);
  return (
    <Boundary
      resetOn={open}
      {...(onError && { onError })}
      fallback={(error, retry) => (
        <section className={className} aria-label={what}>
          <Failure what={what} error={error} onRetry={retry} />
        </section>
      )}
    >
      {children}
    </Boundary>
  );
}
