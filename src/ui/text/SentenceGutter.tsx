import { Icon } from "../Icon.tsx";
import { counted } from "../names.ts";
import { useApp } from "../useApp.ts";

interface Props {
  readonly id: string;
  readonly number: number;
  readonly confirmed: boolean;
  readonly current: boolean;
  /** How many suggestions, of spans and of relations, are undecided. */
  readonly open: number;
}

/** The state of a sentence, and the buttons that change it. Plain buttons: there are thousands. */
export function SentenceGutter({ id, number, confirmed, current, open }: Props) {
  const acceptSentence = useApp((s) => s.acceptSentence);
  const finishSentence = useApp((s) => s.finishSentence);
  const reopenSentence = useApp((s) => s.reopenSentence);
  const tabIndex = current ? 0 : -1;
  return (
    <div className="gutter">
      <span className="number" aria-hidden="true">
        {number}
      </span>
      {confirmed ? (
        <GutterButton
          icon="done"
          label="Reopen sentence"
          title="Confirmed: used for training. Press to reopen (Shift D)"
          tabIndex={tabIndex}
          onClick={() => reopenSentence(id)}
        />
      ) : (
        <span className="gutter-actions">
          <GutterButton
            icon="acceptAll"
            label="Accept sentence"
            title={
              open > 0
                ? `Accept all ${counted(open, "suggestion")} of this sentence (A)`
                : "Confirm this sentence as it is (A)"
            }
            tabIndex={tabIndex}
            onClick={() => acceptSentence(id)}
          />
          <GutterButton
            icon="done"
            label="Sentence done"
            title={
              open > 0
                ? `Done: reject ${counted(open, "suggestion")}, nothing else is in it (D)`
                : "Done: nothing else is in it (D)"
            }
            tabIndex={tabIndex}
            onClick={() => finishSentence(id)}
          />
        </span>
      )}
    </div>
  );
}

interface ButtonProps {
  readonly icon: "done" | "acceptAll";
  readonly label: string;
  readonly title: string;
  readonly tabIndex: number;
  readonly onClick: () => void;
}

function GutterButton({ icon, label, title, tabIndex, onClick }: ButtonProps) {
  return (
    <button type="button" aria-label={label} title={title} tabIndex={tabIndex} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
