import { useState } from "react";
import { Button } from "react-aria-components";
import type { ShownReport } from "../../store/state.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { ReportList } from "./ReportList.tsx";

interface Props {
  readonly report: ShownReport;
  readonly onClose: () => void;
}

/** What an import opened, what it left out, and what it could not read; all of it can be copied. */
export function ImportReportDialog({ report, onClose }: Props) {
  const { opened, leftOut, notRead, notes, text } = report;
  const names = opened.map(({ name, entities, relations }) => {
    const counts = [`spans ${entities}`, `relations ${relations}`].join(", ");
    return { name, details: [counts] };
  });
  const kinds = leftOut.map(({ kind, count, places }) => ({
    name: `${count.toLocaleString("en")} × ${kind}`,
    details: places,
  }));
  return (
    <DialogBox title="Import report" wide onClose={onClose}>
      <div className="import-report">
        <ReportList title="Not read" items={named(notRead, ({ reason }) => reason)} />
        <ReportList title="Left out" items={kinds} />
        <ReportList title="Notes" items={named(notes, (note) => note.text)} />
        <ReportList title="Opened" items={names} />
      </div>
      <footer className="dialog-actions">
        <CopyButton text={text} />
        <Button className="button primary" onPress={onClose} autoFocus>
          Close
        </Button>
      </footer>
    </DialogBox>
  );
}

const named = <T extends { readonly file: string }>(
  items: readonly T[],
  say: (item: T) => string,
) => items.map((item) => ({ name: item.file, details: [say(item)] }));

type Copying = "not yet" | "copied" | "failed";
const SAID: Readonly<Record<Copying, string>> = {
  "not yet": "",
  copied: "Copied",
  failed: "The browser does not allow it",
};

function CopyButton({ text }: { text: string }) {
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
        Copy
      </Button>
    </>
  );
}
