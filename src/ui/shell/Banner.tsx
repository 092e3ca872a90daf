import type { ReactNode } from "react";
import { Button } from "react-aria-components";

interface BannerProps {
  readonly kind: "info" | "error";
  readonly action?: string;
  readonly onAction?: () => void;
  readonly children: ReactNode;
}

/** Something that holds until it is dealt with, across the page. */
export function Banner({ kind, action, onAction, children }: BannerProps) {
  return (
    <div className="banner" data-kind={kind} role={kind === "error" ? "alert" : "status"}>
      <p>{children}</p>
      {action && onAction && (
        <Button className="button" onPress={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
