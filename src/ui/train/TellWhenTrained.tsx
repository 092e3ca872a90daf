import { useState } from "react";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";

/** Whether the browser tells of the end of a training; only a click here has it ask for that. */
export function TellWhenTrained() {
  const tells = useApp((s) => s.tellsTrained);
  const setTells = useApp((s) => s.setTellsTrained);
  const [isDenied, setDenied] = useState(() => permission() === "denied");
  if (permission() === null) return null;
  const change = async (wanted: boolean) => {
    if (!wanted) {
      setDenied(false);
      return setTells(false);
    }
    const answer = await Notification.requestPermission();
    setDenied(answer === "denied");
    setTells(answer === "granted");
  };
  return (
    <div className="tell-trained">
      <Check isSelected={tells} onChange={(wanted) => void change(wanted)}>
        {t("Notify me when a training ends while I am elsewhere")}
      </Check>
      {isDenied && (
        <p className="quiet" role="status">
          {t(
            "The browser does not let this page notify you. Allow it in the browser’s settings of the page.",
          )}
        </p>
      )}
    </div>
  );
}

/** What the browser was told; null where it has no notifications. */
const permission = (): NotificationPermission | null =>
  "Notification" in globalThis ? Notification.permission : null;
