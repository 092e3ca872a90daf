import { useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";

type Copying = "not yet" | "copied" | "failed";
const SAID: Readonly<Record<Copying, string>> = {
  "not yet": "",
  get copied() {
    return t("Copied");
  },
  get failed() {
    return t("The browser does not allow it");
  },
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
        {t("Copy report")}
      </Button>
    </>
  );
}
