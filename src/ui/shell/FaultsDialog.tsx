import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { DialogBox } from "../controls/DialogBox.tsx";

/** What went wrong here lately, to look at and to copy. */
export function FaultsDialog({ onClose }: { onClose: () => void }) {
  const faults = useApp((s) => s.faults);
  const faultReport = useApp((s) => s.faultReport);
  const copyFaults = useApp((s) => s.copyFaults);
  const [text, setText] = useState("");
  useEffect(() => {
    let isWanted = true;
    void faultReport().then((report) => isWanted && setText(report));
    return () => {
      isWanted = false;
    };
  }, [faultReport, faults]); // it is written anew with each fault
  return (
    <DialogBox title={t("Fault log")} wide onClose={onClose}>
      <p className="dialog-text">
        {t(
          "What went wrong in this browser lately: kinds of faults, where in the code, and when. It holds no text, and no names of documents or types. Nothing is sent anywhere; copy it into a report if you want to.",
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <pre className="failure-report" dir="ltr" tabIndex={0}>
        {text}
      </pre>
      <footer className="dialog-actions">
        <Button className="button primary" onPress={() => void copyFaults()}>
          {t("Copy fault log")}
        </Button>
      </footer>
    </DialogBox>
  );
}
