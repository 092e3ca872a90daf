import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { ProofView } from "../app/proofView.ts";
import { useViewStore } from "../app/useApp.ts";

interface Props {
  readonly part: ProofView["part"];
  readonly children: ReactNode;
}

/** Opens what a training changed, sentence by sentence, in the middle pane. */
export function ShowProof({ part, children }: Props) {
  const view = useViewStore();
  return (
    <Button
      className="button small"
      onPress={() => {
        const { proof } = view.getState();
        view.setState({ center: "proof", pane: "text", proof: { ...proof, part } });
      }}
    >
      {children}
    </Button>
  );
}
