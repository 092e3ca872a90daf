import { useState } from "react";
import { Button } from "react-aria-components";

type Copying = "not yet" | "copied" | "failed";
const SAID: Readonly<Record<Copying, string>> = {
  "not yet": "",
  copied: "Copied",
  failed: "The browser does not allow it",
};

/** Copies a report, and says whether that was allowed. */
export function CopyButton({ text }: { text: string }) {
  const [state, setState] = useState<Copying>("not yet");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <span role="status" className="quiet">
        {SAID[state]}
      </span>
      <Button className="button" onPress={() => void copy()}>
        Copy report
      </Button>
    </>
  );
}
