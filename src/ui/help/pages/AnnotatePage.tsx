import { t } from "../../../language/words.ts";
import { Trans } from "../../look/Trans.tsx";
import { HelpPicture } from "../HelpPicture.tsx";
import { Key } from "./Key.tsx";

/** From suggestions to confirmed sentences. */
export function AnnotatePage() {
  return (
    <>
      <p>
        {t(
          "A span is a stretch of words with a type: a person, a place. A relation joins two spans, from its head to its tail. The model suggests both; you accept, reject or correct them, and add what it missed.",
        )}
      </p>
      <HelpPicture
        name="text"
        alt={t("A sentence with marked spans, their types below, and an arc between two of them.")}
      />
      <h4>{t("Three looks")}</h4>
      <p>
        {t(
          "What is suggested has a broken line and a score in per cent. What is confirmed has a whole line and a coloured ground. What you rejected is hidden, until you press “Show rejected”; it stays known as wrong.",
        )}
      </p>
      <h4>{t("Go through the suggestions")}</h4>
      <p>
        <Trans
          id="<0/> goes to the next suggestion and <1/> to the one before. <2/> accepts it, <3/> rejects it, and the next one is selected. <4/> accepts all of the sentence; <5/> marks it as done and rejects what is still open in it."
          components={{
            0: <Key of="next" />,
            1: <Key of="previous" />,
            2: <Key of="accept" />,
            3: <Key of="reject" />,
            4: <Key of="acceptSentence" />,
            5: <Key of="finishSentence" />,
          }}
        />
      </p>
      <p>
        {t(
          "A sentence is confirmed once nothing in it is open and you said so. Only then is it known that nothing else is in it, and only then is it learnt from.",
        )}
      </p>
      <HelpPicture
        name="selection"
        alt={t(
          "The card of a selected span: accept, reject, its type, and buttons that move its borders.",
        )}
      />
      <h4>{t("Correct")}</h4>
      <ul>
        <li>
          <Trans
            id="Another type: its digit, or <0/> and the first letters of its name."
            components={{ 0: <Key of="types" /> }}
          />
        </li>
        <li>
          <Trans
            id="Another border, by a word: <0/> and <1/> move the end, <2/> and <3/> the beginning. The span keeps its relations."
            components={{
              0: <Key of="shrinkEnd" />,
              1: <Key of="growEnd" />,
              2: <Key of="growStart" />,
              3: <Key of="shrinkStart" />,
            }}
          />
        </li>
        <li>
          <Trans
            id="A new span: select words and choose a type. Selections grow to whole words; with Alt held they are taken as they are. <0/> labels all places with the same words."
            components={{ 0: <Key of="occurrences" /> }}
          />
        </li>
        <li>
          <Trans
            id="<0/> deletes what is selected, <1/> takes back whatever you did, also after a reload."
            components={{ 0: <Key of="delete" />, 1: <Key of="undo" /> }}
          />
        </li>
      </ul>
      <h4>{t("Relate")}</h4>
      <p>
        <Trans
          id="Select the head, press <0/>, then the letter that shows at the tail. Or drag the dot of the head to the tail. The type is the best guess of the model among those that the rules of the types allow. <1/> turns a relation round."
          components={{ 0: <Key of="relate" />, 1: <Key of="reverse" /> }}
        />
      </p>
      <HelpPicture
        name="relating"
        alt={t("A relation is being drawn: each span that can be its tail shows a letter.")}
      />
      <h4>{t("With a finger")}</h4>
      <p>
        {t(
          "Tap a span to select it: its card opens below, with buttons for everything. Hold a word and move the ends of the selection, then press “Label”. For a relation tap “Relate” on the card, then the other span.",
        )}
      </p>
      <h4>{t("Many at once")}</h4>
      <p>
        <Trans
          id="<0/> accepts or rejects by score and type, after a preview. <1/> finds text, spans and relations in all documents. “What next” orders what nobody has reviewed by what it would teach."
          components={{ 0: <Key of="bulk" />, 1: <Key of="find" /> }}
        />
      </p>
    </>
  );
}
