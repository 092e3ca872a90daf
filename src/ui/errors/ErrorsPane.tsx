import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { crossRead, isWhole } from "../../core/learn/storedStudy.ts";
import { type LikelyError, likelyErrors } from "../../core/review/likelyErrors.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp, useViewStore } from "../app/useApp.ts";
import { ErrorCard } from "./ErrorCard.tsx";
import { ErrorList } from "./ErrorList.tsx";

/** Labels that may be wrong, the likeliest first, to be decided one by one. */
export function ErrorsPane() {
  const project = useDeferredValue(useApp((s) => s.project));
  const study = useApp((s) => s.studies.crossValidation);
  const errors = useMemo(
    () => (study ? likelyErrors(project, crossRead(study)) : []),
    [project, study],
  );
  if (!study) return <NothingRead />;
  return (
    <section className="errors" aria-label={t("Likely errors")}>
      <h2>{t("Likely errors")}</h2>
      <p className="quiet">
        {t(
          "Where models that did not learn a sentence read it otherwise than it is labelled, and where the same words are labelled otherwise elsewhere; the likeliest first. What you decide counts for the next training.{isPartly, select, true { The cross-validation is not finished: some sentences were not read.} other {}}",
          { isPartly: !isWhole(study) },
        )}
      </p>
      <Queue errors={errors} />
    </section>
  );
}

function Queue({ errors }: { errors: readonly LikelyError[] }) {
  const decideError = useApp((s) => s.decideError);
  const editable = useApp(isEditable);
  const view = useViewStore();
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const [decided, setDecided] = useState(0);
  const card = useRef<HTMLElement>(null);
  const left = errors.filter(({ key }) => !skipped.has(key));
  const at = Math.max(
    0,
    left.findIndex(({ key }) => key === chosen),
  );
  const error = left[at];
  const go = (index: number) => setChosen(left[index]?.key ?? null);
  const decide = (who: "theirs" | "mine") => {
    if (!error || !editable) return;
    if (!decideError(error, who)) return skip();
    setDecided((count) => count + 1);
    go(at + 1);
    const done = who === "mine" ? t("Kept as it is") : t("Took the reading of the models");
    view.setState({
      announcement: t(
        "{done}. {left, plural, one {# likely error} other {# likely errors}} left.",
        { done, left: left.length - 1 },
      ),
    });
  };
  const skip = () => {
    if (!error) return;
    go(at + 1);
    setSkipped((before) => new Set([...before, error.key]));
  };
  return (
    <>
      <p className="errors-count" role="status">
        {t(
          "{left, plural, one {# likely error} other {# likely errors}} left{isDecided, select, true {, {decided, number} decided now} other {}}",
          { left: left.length, isDecided: decided > 0, decided },
        )}
        {skipped.size > 0 && (
          <>
            {t(", {skipped, number} skipped", { skipped: skipped.size })}{" "}
            <Button className="button small" onPress={() => setSkipped(new Set())}>
              {t("Show skipped again")}
            </Button>
          </>
        )}
      </p>
      {error ? (
        <ErrorCard
          ref={card}
          error={error}
          isOff={!editable}
          place={{ at, of: left.length }}
          onDecide={decide}
          onSkip={skip}
          onGo={(by) => go(Math.min(left.length - 1, Math.max(0, at + by)))}
        />
      ) : (
        <p className="note">
          {errors.length === 0
            ? t("Nothing is likely to be wrong, as far as the models can tell.")
            : t("All that is left was skipped.")}
        </p>
      )}
      {left.length > 1 && (
        <ErrorList
          errors={left}
          chosen={error?.key ?? null}
          onChoose={(key) => {
            setChosen(key);
            card.current?.focus();
          }}
        />
      )}
    </>
  );
}

function NothingRead() {
  const view = useViewStore();
  return (
    <section className="errors" aria-label={t("Likely errors")}>
      <h2>{t("Likely errors")}</h2>
      <p className="note">
        {t(
          "To find labels that may be wrong, every confirmed sentence is read by a model that was trained on the others: a cross-validation, in the Train tab.",
        )}
      </p>
      <p>
        <Button
          className="button"
          onPress={() => view.setState({ tab: "train", pane: "inspector" })}
        >
          {t("Open the Train tab")}
        </Button>
      </p>
    </section>
  );
}
