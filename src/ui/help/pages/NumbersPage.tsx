import { FEWEST_HELD_OUT } from "../../../core/learn/heldOut.ts";
import { t } from "../../../language/words.ts";
import { HelpPicture } from "../HelpPicture.tsx";

/** What the figures after a training say, and what they do not. */
export function NumbersPage() {
  return (
    <>
      <p>
        {t(
          "After a training the same held-out sentences are read by the model before and by the model after. Neither was trained on them. What they find is compared with what you confirmed.",
        )}
      </p>
      <HelpPicture
        name="proof"
        alt={t(
          "The result of a training: a verdict in one sentence, and a table of figures before and after.",
        )}
      />
      <h4>{t("Figures")}</h4>
      <dl>
        <div>
          <dt>{t("Precision")}</dt>
          <dd>{t("Of what the model found, how much is right. Low: it marks what is none.")}</dd>
        </div>
        <div>
          <dt>{t("Recall")}</dt>
          <dd>{t("Of what is there, how much the model found. Low: it misses much.")}</dd>
        </div>
        <div>
          <dt>{t("F1")}</dt>
          <dd>
            {t(
              "Both in one number, the harmonic mean: it is high only where both are. 100 means that all was found and nothing else.",
            )}
          </dd>
        </div>
      </dl>
      <h4>{t("Spans, relations, strict")}</h4>
      <p>
        {t(
          "A span counts when its borders and its type are right. A relation counts when its type is right and both its spans have the right borders; “strict” asks for the right types of the spans too.",
        )}
      </p>
      <h4>{t("Micro and macro")}</h4>
      <p>
        {t(
          "Micro counts every span once: frequent types weigh most. Macro is the mean over the types: a rare one weighs as much as any other.",
        )}
      </p>
      <h4>{t("Intervals and the verdict")}</h4>
      <p>
        {t(
          "The numbers in brackets are a 95 % interval. The held-out sentences are drawn anew a thousand times, and 95 % of the results lie in it. It says how much of a figure is chance of which sentences were held out.",
        )}
      </p>
      <p>
        {t(
          "“Better” or “worse” is said only when the interval of the difference does not hold 0. Otherwise it is “not distinguishable”, even where the number grew: more held-out sentences make the interval narrower.",
        )}
      </p>
      <p>
        {t(
          "With fewer than {fewest, number} held-out sentences no verdict is given. A cross-validation then uses all confirmed sentences in turn.",
          { fewest: FEWEST_HELD_OUT },
        )}
      </p>
      <h4>{t("What they do not say")}</h4>
      <p>
        {t(
          "They hold for text like your confirmed sentences. Text of another kind may be read better or worse. “Walk through what changed” shows, sentence by sentence, what became of suggestions there.",
        )}
      </p>
      <h4>{t("Scores of suggestions")}</h4>
      <p>
        {t(
          "The per cent beside a suggestion is how sure the model is. “Scores” in the Train tab tells how often suggestions of a score were right so far.",
        )}
      </p>
    </>
  );
}
