import { t } from "../../language/words.ts";
import { Trans } from "../look/Trans.tsx";
import { CommandButton } from "./CommandButton.tsx";
import { commandById } from "./commands.ts";
import { Keys } from "./Keys.tsx";

/** The few keys that are needed first. */
export function FirstKeys() {
  return (
    <div className="hint-card">
      <h3>{t("Correcting")}</h3>
      <ul>
        <li>
          <Trans
            id="<0/> goes to the next suggestion, <1/> accepts it, <2/> rejects it, <3/> changes its type and <4/> <5/> move its end."
            components={{
              0: <Key of="next" />,
              1: <Key of="accept" />,
              2: <Key of="reject" />,
              3: <Key of="digit" />,
              4: <Key of="shrinkEnd" />,
              5: <Key of="growEnd" />,
            }}
          />
        </li>
        <li>
          {t("Select words to make a span. Drag a span’s dot to another span to relate them.")}
        </li>
        <li>
          <Trans
            id="<0/> accepts the whole sentence. Only confirmed sentences are trained on."
            components={{ 0: <Key of="acceptSentence" /> }}
          />
        </li>
        <li>
          <Trans
            id="<0/> lists all commands, <1/> shows all keys."
            components={{ 0: <Key of="palette" />, 1: <Key of="help" /> }}
          />
        </li>
      </ul>
      <div className="hint-actions">
        <CommandButton command="tour" className="button small">
          {t("Show the tour")}
        </CommandButton>
        <CommandButton command="helpPages" className="button small">
          {t("Help")}
        </CommandButton>
      </div>
    </div>
  );
}

const Key = ({ of }: { of: string }) => <Keys command={commandById(of)} first />;
