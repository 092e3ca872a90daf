import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { asSentence } from "../look/names.ts";

/** What is wrong, and what to do about it, across the page. */
export function Banners() {
  const storage = useApp((s) => s.storage);
  const model = useApp((s) => s.model);
  const prediction = useApp((s) => s.prediction);
  const takeOver = useApp((s) => s.takeOver);
  const openModel = useApp((s) => s.openModel);
  const run = useRunCommand();
  return (
    <>
      {storage.kind === "readOnly" && (
        <Banner kind="info" action="Use here" onAction={() => void takeOver()}>
          Spanloom is open in another tab. This one only shows the project, so that nothing is
          overwritten.
        </Banner>
      )}
      {storage.kind === "failed" && <Banner kind="error">{storage.message}</Banner>}
      {model.kind === "failed" && (
        <Banner kind="error" action="Try again" onAction={() => void openModel()}>
          The model cannot run: {asSentence(model.message)} Annotating and exporting still work.
        </Banner>
      )}
      {prediction.kind === "failed" && (
        <Banner kind="error" action="Try again" onAction={() => run("predict")}>
          The prediction stopped: {asSentence(prediction.message)}
        </Banner>
      )}
    </>
  );
}

interface BannerProps {
  readonly kind: "info" | "error";
  readonly action?: string;
  readonly onAction?: () => void;
  readonly children: ReactNode;
}

function Banner({ kind, action, onAction, children }: BannerProps) {
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
