import type { ReactElement } from "react";
import { t } from "../../language/words.ts";
import { commandById } from "../commands/commands.ts";
import { Keys } from "../commands/Keys.tsx";
import { Trans } from "../look/Trans.tsx";
import type { TourStepId } from "./noticed.ts";
import { OwnText } from "./OwnText.tsx";

/** What the steps of the tour are called. */
export const TOUR_TITLES: Readonly<Record<TourStepId, () => string>> = {
  text: () => t("A text of your own"),
  decide: () => t("Accept or reject what is marked"),
  correct: () => t("Correct a border or a type"),
  relate: () => t("Draw a relation"),
  train: () => t("Train, and see what it brought"),
};

const Key = ({ of }: { of: string }) => <Keys command={commandById(of)} first />;

/** What a step of the tour says. */
export function TourText({ step }: { step: TourStepId }): ReactElement {
  switch (step) {
    case "text":
      return <OwnText />;
    case "decide":
      return (
        <>
          <p>
            {t(
              "The model marks names and the like as spans, each with its type and how sure it is, and draws arcs for relations. All of it is only suggested: nothing counts before you accept it.",
            )}
          </p>
          <p>
            <Trans
              id="<3/> goes to the next suggestion, or click one. <0/> accepts what is selected, <1/> rejects it; both go on to the next. <2/> takes anything back."
              components={{
                0: <Key of="accept" />,
                1: <Key of="reject" />,
                2: <Key of="undo" />,
                3: <Key of="next" />,
              }}
            />
          </p>
        </>
      );
    case "correct":
      return (
        <p>
          <Trans
            id="Select a span. A digit gives it another type, <0/> lists all types; <1/> <2/> move its end and <3/> <4/> its beginning by a word. Its card has buttons for all of that."
            components={{
              0: <Key of="types" />,
              1: <Key of="shrinkEnd" />,
              2: <Key of="growEnd" />,
              3: <Key of="growStart" />,
              4: <Key of="shrinkStart" />,
            }}
          />
        </p>
      );
    case "relate":
      return (
        <p>
          <Trans
            id="Select a span, press <0/>, then the letter that shows at another span: an arc joins the two. Or drag the dot of a span to the other; with a finger tap “Relate”, then the other span."
            components={{ 0: <Key of="relate" /> }}
          />
        </p>
      );
    case "train":
      return (
        <>
          <p>
            <Trans
              id="When all of a sentence is right, <0/> accepts it as a whole. Only such sentences are learnt from; some are held out, to measure what training brings."
              components={{ 0: <Key of="acceptSentence" /> }}
            />
          </p>
          <p>
            <Trans
              id="<0/> opens “Train”. Press the button there: it takes a while, and you can work on meanwhile."
              components={{ 0: <Key of="trainTab" /> }}
            />
          </p>
        </>
      );
  }
}
