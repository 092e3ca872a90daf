import { Button } from "react-aria-components";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { t } from "../../language/words.ts";
import { SAMPLE_TEXT, sampleName } from "../../store/sampleText.ts";
import { useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { commandById } from "../commands/commands.ts";
import { Keys } from "../commands/Keys.tsx";
import { Trans } from "../look/Trans.tsx";

/** The first step: a text of the user's own, or the sample where there is none. */
export function OwnText() {
  const isEmpty = useApp((s) => liveDocs(s.project).length === 0);
  return (
    <>
      <p>
        <Trans
          id="Begin with a text of your own: paste it anywhere on the page, drop a file, or press <0/>. It stays on this computer, and the model reads it at once."
          components={{ 0: <Keys command={commandById("newText")} first /> }}
        />
      </p>
      {!isEmpty && <p>{t("Or go on with the text that is open.")}</p>}
      <div className="hint-actions">
        <CommandButton command="newText" className="button small">
          {t("New text…")}
        </CommandButton>
        {isEmpty && <SampleButton />}
      </div>
    </>
  );
}

function SampleButton() {
  const addText = useApp((s) => s.addText);
  return (
    <Button className="button small" onPress={() => void addText(sampleName(), SAMPLE_TEXT)}>
      {t("Take the sample text")}
    </Button>
  );
}
