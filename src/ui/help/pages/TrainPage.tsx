import { t } from "../../../language/words.ts";
import { Trans } from "../../look/Trans.tsx";
import { HelpPicture } from "../HelpPicture.tsx";
import { Key } from "./Key.tsx";

/** From confirmed sentences to a kept model. */
export function TrainPage() {
  return (
    <>
      <p>
        {t(
          "Training changes the model so that it finds what you confirmed, in these sentences and in others like them. It runs in this browser, on the graphics card or the processor.",
        )}
      </p>
      <h4>{t("What is learnt from")}</h4>
      <p>
        {t(
          "Confirmed sentences only. What nobody looked at is never taken for “there is nothing here”. “Training set” lists every example, and what is doubtful in it; single ones can be left out.",
        )}
      </p>
      <p>
        {t(
          "About one in five of the confirmed sentences is held out: it is never trained on and only serves to measure. Which ones follows from their words, so it is the same each time. The share can be changed in the training set.",
        )}
      </p>
      <HelpPicture
        name="training"
        alt={t(
          "The Train tab: how many sentences are confirmed and held out, and the button that trains.",
        )}
      />
      <h4>{t("Train")}</h4>
      <p>
        <Trans
          id="<0/> opens the tab; its button begins. The settings follow from how much there is; those under “Expert settings” need not be touched. With fewer than some dozen sentences the gain is small: fifty to some hundreds show it."
          components={{ 0: <Key of="trainTab" /> }}
        />
      </p>
      <ul>
        <li>
          {t(
            "Go on working meanwhile. Pause it, close the page, come back tomorrow: it goes on from its last checkpoint.",
          )}
        </li>
        <li>
          {t(
            "Drafts show in the text what the model would suggest by now. They are stored nowhere.",
          )}
        </li>
        <li>
          {t(
            "Against forgetting it rehearses what it said of text that nobody has reviewed, and of a text of many domains that comes with the app.",
          )}
        </li>
        <li>{t("“Stop” ends it early and keeps the best state so far.")}</li>
      </ul>
      <h4>{t("Keep or discard")}</h4>
      <p>
        {t(
          "When it has ended, the figures say whether the model got better. “Keep” stores it as a version of its own: earlier ones stay and can be restored, compared and exported. “Discard” goes back to the model before; your annotations are not touched by either.",
        )}
      </p>
      <h4>{t("New types")}</h4>
      <p>
        <Trans
          id="Add a type under “Edit types” (<0/>). The general model looks for it by its name at once; how well depends on the name, and other names of it help. After training it knows it from your examples."
          components={{ 0: <Key of="schema" /> }}
        />
      </p>
    </>
  );
}
