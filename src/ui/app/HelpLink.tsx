import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useViewStore } from "./useApp.ts";
import type { HelpPageId } from "./viewState.ts";

interface Props {
  readonly page: HelpPageId;
  readonly children: ReactNode;
  /** Closes the popover that it is in. */
  readonly closes?: boolean;
}

/** Opens the page of the help that says more. */
export function HelpLink({ page, children, closes = false }: Props) {
  const view = useViewStore();
  return (
    <Button
      className="link help-link"
      {...(closes && { slot: "close" })}
      onPress={() => view.setState({ dialog: { kind: "help", page } })}
    >
      {children}
    </Button>
  );
}
