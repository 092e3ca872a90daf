import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Progress } from "../controls/Progress.tsx";
import { asSentence } from "../look/names.ts";

/** How far the sentences are read for the order by gain, and what can be done about it. */
export function SurveyLine() {
  const surveying = useApp((s) => s.surveying);
  const cancel = useApp((s) => s.cancelSurvey);
  const goOn = useApp((s) => s.surveyOnBattery);
  switch (surveying.kind) {
    case "running":
      return (
        <div className="queue-survey">
          <Progress
            label={t("Sentences read for the order")}
            value={surveying.done}
            total={surveying.total}
            text={t("{read}; then they are put in order again", { read: read(surveying) })}
          />
          <Button className="button small" onPress={cancel}>
            {t("Stop reading")}
          </Button>
        </div>
      );
    case "waiting":
      return (
        <div className="queue-survey">
          <p>
            {surveying.for === "battery"
              ? t("Reading is paused while the computer runs on its battery")
              : t("Reading is paused until the training has ended")}
            : {read(surveying)}.
          </p>
          {surveying.for === "battery" && (
            <Button className="button small" onPress={goOn}>
              {t("Go on all the same")}
            </Button>
          )}
          <Button className="button small" onPress={cancel}>
            {t("Stop reading")}
          </Button>
        </div>
      );
    case "failed":
      return (
        <AskToRead label={t("Try again")}>
          {t("The sentences could not be read: {message}", {
            message: asSentence(surveying.message),
          })}
        </AskToRead>
      );
    default:
      return <Unread />;
  }
}

/** What is not read, where anything is not. */
function Unread() {
  const { unread, isStale } = useApp((s) => s.queue);
  const isReady = useApp((s) => s.model.kind === "ready");
  if (unread === 0) return null;
  const sentences = t("{unread, plural, one {# sentence} other {# sentences}}", { unread });
  if (!isReady) return <p className="queue-survey">{t("The model is not there yet.")}</p>;
  return isStale ? (
    <AskToRead label={t("Read again")}>
      {t(
        "The model or its types changed: {sentences} must be read again for this order. Until then it is by words only.",
        { sentences },
      )}
    </AskToRead>
  ) : (
    <AskToRead label={t("Read them")}>
      {t("The model has not read {sentences} for this order yet: there it is by words only.", {
        sentences,
      })}
    </AskToRead>
  );
}

function AskToRead({ label, children }: { label: string; children: ReactNode }) {
  const survey = useApp((s) => s.survey);
  return (
    <div className="queue-survey">
      <p>{children}</p>
      <Button className="button small" onPress={() => void survey()}>
        {label}
      </Button>
    </div>
  );
}

const read = ({ done, total }: { readonly done: number; readonly total: number }): string =>
  t("{done, number} of {total, plural, one {# sentence} other {# sentences}} read", {
    done,
    total,
  });
