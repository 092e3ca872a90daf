import { Button } from "react-aria-components";
import { timeFormat } from "../../language/dates.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";

const time = timeFormat({ dateStyle: "long", timeStyle: "short", hour12: false });

/** Tells that the browser has lost all that was stored here, and what there was. */
export function LossBanner() {
  const lost = useApp((s) => s.lostWork);
  const forgetLoss = useApp((s) => s.forgetLoss);
  if (!lost) return null;
  const { docs, projects } = lost;
  return (
    <div className="banner" data-kind="error" role="alert">
      <p>
        {t(
          "What this browser had stored is gone: {docs, plural, one {# document} other {# documents}} in {projects, plural, one {# project} other {# projects}}, as of {at}. Browsers remove what they find damaged after a crash, or when the disk is full. If you have a backup, open its file here.",
          { docs, projects, at: time(lost.at) },
        )}
      </p>
      <Button className="button" onPress={() => forgetLoss()}>
        {t("Do not show again")}
      </Button>
    </div>
  );
}
