import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { memoryLine } from "../../core/lifecycle/memoryForecast.ts";
import { isSameSource, type ModelSource } from "../../core/lifecycle/openModel.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { DeleteModel } from "../train/DeleteModel.tsx";
import { useFocusOfUse } from "../train/useFocusOfUse.ts";
import { useForecast } from "../train/useForecast.ts";
import { BLOCKED, whyNotFree } from "../train/whyNotFree.ts";
import { ExportButton } from "./ExportButton.tsx";
import { ModelCardDialog } from "./ModelCardDialog.tsx";

interface Props {
  readonly source: ModelSource;
  readonly name: string;
  /** What is told of it, a line each. */
  readonly lines: readonly string[];
  /** What it takes on the disk; of a bundled model, which cannot be deleted, there is none. */
  readonly bytes?: number;
  /** It came just now: what had the focus is gone with the form that it came from. */
  readonly isNew?: boolean;
}

/** A model: what it is, whether it is open, and what can be done with it. */
export function ModelRow({ source, name, lines, bytes, isNew = false }: Props) {
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (isNew && isLost) tools.current?.querySelector("button")?.focus();
  }, [isNew]);
  const useModel = useApp((s) => s.useModel);
  const isOpen = useApp(
    ({ model }) => model.kind === "ready" && isSameSource(model.model.source, source),
  );
  const waits = useApp((s) => s.training.kind === "finished");
  const isBlocked = useApp((s) => whyNotFree(s) !== null);
  const canEdit = useApp(isEditable);
  const canSwitch = canEdit && !isBlocked;
  const isWanted = useApp(({ life }) => isSameSource(life.wanted.source, source));
  const described = isBlocked && { "aria-describedby": BLOCKED };
  const isOpening = useApp(
    ({ model, life }) => model.kind === "loading" && isSameSource(life.wanted.source, source),
  );
  const forecast = useForecast(source);
  const [isShown, setShown] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const isUsed = isOpen && !waits;
  /** It is needed as long as nothing else can be opened. */
  const isKept = isOpen || isWanted;
  const isClosed = !canSwitch || isOpening;
  const { sign, button, onPressed } = useFocusOfUse(isUsed, isClosed);
  return (
    <li className="model-row" data-used={isUsed}>
      <div className="version-text">
        <b>
          <bdi>{visibly(name)}</bdi>
        </b>
        {lines.map((line) => (
          <small key={line}>{line}</small>
        ))}
        {forecast && <small>{memoryLine(forecast)}</small>}
      </div>
      <div ref={tools} className="model-tools">
        {isUsed ? (
          <span ref={sign} className="in-use">
            {t("in use")}
          </span>
        ) : (
          <Button
            ref={button}
            className="button small"
            aria-label={t("Open {name}", { name })}
            {...described}
            isDisabled={isClosed}
            onPress={() => {
              onPressed();
              void useModel(source);
            }}
          >
            {isOpening ? t("Opening…") : t("Open")}
          </Button>
        )}
        <Button
          className="button small"
          aria-label={t("Card of {name}", { name })}
          onPress={() => setShown(true)}
        >
          {t("Card")}
        </Button>
        <ExportButton source={source} name={name} />
        {bytes !== undefined && (
          <IconButton
            icon="remove"
            label={t("Delete {name}", { name })}
            {...(isKept && isBlocked && { describedBy: BLOCKED })}
            isDisabled={!canEdit || (isKept && isBlocked)}
            onPress={() => setDeleting(true)}
          />
        )}
      </div>
      {isShown && <ModelCardDialog source={source} name={name} onClose={() => setShown(false)} />}
      {isDeleting && bytes !== undefined && (
        <DeleteModel source={source} name={name} bytes={bytes} onClose={() => setDeleting(false)} />
      )}
    </li>
  );
}
