import type { Prediction } from "../../core/learn/example.ts";
import type { Finding } from "../../core/learn/findings.ts";
import type { Watched } from "../../core/learn/judged.ts";
import type { Change } from "../../core/learn/stability.ts";
import { t } from "../../language/words.ts";
import type { Looks } from "../look/looks.ts";
import { ReadSentence } from "./ReadSentence.tsx";
import { ShowPlace } from "./ShowPlace.tsx";

interface Props {
  readonly change: Change;
  readonly watched: Watched;
  readonly shown: "both" | "before" | "after";
  readonly looks: Looks;
}

/** A sentence as both models read it, side by side, with what changed marked. */
export function ChangedSentence({ change, watched, shown, looks }: Props) {
  const { source, words } = watched;
  const spans = (change.before ?? change.after)?.spans ?? [];
  const side = (name: string, prediction: Prediction, finding: Finding | null) => (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ReadSentence
        words={words}
        prediction={prediction}
        marked={{ kind: change.kind, finding, spans }}
        looks={looks}
      />
    </section>
  );
  return (
    <div className="changed" data-shown={shown}>
      {shown !== "after" && side(t("Before"), watched.before, change.before)}
      {shown !== "before" && side(t("After"), watched.after, change.after)}
      <p className="hit-facts">
        {source === "bundled" ? (
          <span>{t("Of the text that comes with the app")}</span>
        ) : (
          spans[0] && <ShowPlace of={{ ...source, words }} span={spans[0]} />
        )}
      </p>
    </div>
  );
}
