import { t } from "../../language/words.ts";
import { useTip } from "../commands/useKeyTable.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

interface Props {
  readonly id: string;
  readonly number: number;
  readonly confirmed: boolean;
  readonly current: boolean;
  /** It draws what is not stored: nothing of that can be decided. */
  readonly draft: boolean;
  /** How many suggestions, of spans and of relations, are undecided. */
  readonly open: number;
}

const ABOUT_DRAFT = () =>
  t("What the model in training would suggest. Press the sentence to work on what is stored");

/** The state of a sentence, and the buttons that change it. Plain buttons: there are thousands. */
export function SentenceGutter({ id, number, confirmed, current, draft, open }: Props) {
  const tabIndex = current ? 0 : -1;
  return (
    <div className="gutter">
      <span className="number" aria-hidden="true">
        {number}
      </span>
      {draft ? (
        <span className="draft-sign" title={ABOUT_DRAFT()}>
          {t("draft")}
        </span>
      ) : confirmed ? (
        <GutterButton
          icon="done"
          label={t("Reopen sentence")}
          command="reopenSentence"
          title={t("Confirmed: used for training. Press to reopen")}
          tabIndex={tabIndex}
          sentence={id}
        />
      ) : (
        <span className="gutter-actions">
          <GutterButton
            icon="acceptAll"
            label={t("Accept sentence")}
            command="acceptSentence"
            title={
              open > 0
                ? t(
                    "Accept all {open, plural, one {# suggestion} other {# suggestions}} of this sentence",
                    { open },
                  )
                : t("Confirm this sentence as it is")
            }
            tabIndex={tabIndex}
            sentence={id}
          />
          <GutterButton
            icon="done"
            label={t("Sentence done")}
            command="finishSentence"
            title={
              open > 0
                ? t(
                    "Done: reject {open, plural, one {# suggestion} other {# suggestions}}, nothing else is in it",
                    { open },
                  )
                : t("Done: nothing else is in it")
            }
            tabIndex={tabIndex}
            sentence={id}
          />
        </span>
      )}
    </div>
  );
}

interface ButtonProps {
  readonly icon: "done" | "acceptAll";
  readonly label: string;
  /** What it runs on its sentence; the key of that is shown. */
  readonly command: string;
  readonly sentence: string;
  readonly title: string;
  readonly tabIndex: number;
}

function GutterButton({ icon, label, command, sentence, title, tabIndex }: ButtonProps) {
  const run = useRunCommand();
  const tip = useTip(title, command);
  return (
    <button
      type="button"
      aria-label={label}
      title={tip}
      tabIndex={tabIndex}
      onClick={() => run(command, { kind: "sentence", id: sentence })}
    >
      <Icon name={icon} />
    </button>
  );
}
