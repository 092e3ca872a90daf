import { useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { activeDoc, isEditable, useApp, useAppStore } from "../app/useApp.ts";

interface Props {
  /** What could not be drawn, as a sentence begins. */
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/**
 * Stands where something could not be drawn: says what happened, and keeps in reach what is needed
 * to save the work and to go on.
 */
export function Failure({ what, error, onRetry }: Props) {
  const app = useAppStore();
  const doc = useApp(activeDoc);
  const retry = () => {
    // Drawn well now, it is opened by the next visit too.
    if (doc) app.getState().openDoc(doc.id);
    onRetry();
  };
  const leave = () => {
    app.getState().leaveDoc();
    onRetry();
  };
  return (
    <div className="failure" role="alert">
      <h2>{t("{what} could not be drawn", { what })}</h2>
      <p>{t("What was saved is still stored in this browser. This is what happened:")}</p>
      <Report error={error} />
      <div className="failure-tools">
        <Button className="button primary" onPress={retry}>
          {t("Try again")}
        </Button>
        {doc && (
          <Button className="button" onPress={leave}>
            {t("Open without “{shortened}”", { shortened: shortened(doc.name) })}
          </Button>
        )}
      </div>
      <TakeAway onErased={onRetry} />
    </div>
  );
}

/** What was thrown, to read and to copy. */
function Report({ error }: { error: unknown }) {
  const [isCopied, setCopied] = useState(false);
  const text = reportOf(error);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <pre className="failure-report" dir="ltr" tabIndex={0}>
        {text}
      </pre>
      {navigator.clipboard && (
        <Button
          className="button plain"
          onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {isCopied ? t("Copied") : t("Copy this")}
        </Button>
      )}
    </>
  );
}

/** Export, and erasing: asked for once more here, as dialogs may be what fails. */
function TakeAway({ onErased }: { onErased: () => void }) {
  const exportProject = useApp((s) => s.exportProject);
  const exportAnnotations = useApp((s) => s.exportAnnotations);
  const eraseEverything = useApp((s) => s.eraseEverything);
  const editable = useApp(isEditable);
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="failure-tools">
      <Button className="button" onPress={() => void exportProject()}>
        {t("Export everything (JSON)")}
      </Button>
      <Button className="button" onPress={() => void exportAnnotations("spert")}>
        {t("Export confirmed sentences (SpERT)")}
      </Button>
      {!isAsking && (
        <Button className="button" isDisabled={!editable} onPress={() => setAsking(true)}>
          {t("Erase everything stored here…")}
        </Button>
      )}
      {isAsking && (
        <>
          <p>{t("All documents, annotations, types and trained models are removed for good.")}</p>
          <Button className="button" autoFocus onPress={() => setAsking(false)}>
            {t("Cancel")}
          </Button>
          <Button className="button danger" onPress={() => void eraseEverything().then(onErased)}>
            {t("Erase everything")}
          </Button>
        </>
      )}
    </div>
  );
}

const LONGEST_NAME = 40;

const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;

function reportOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack = "" } = error;
  const first = `${name}: ${message}`;
  return stack.startsWith(first) ? stack : `${first}\n${stack}`;
}
