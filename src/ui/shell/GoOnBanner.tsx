import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { PAGE_ENDED } from "../../core/lifecycle/fault.ts";
import { t } from "../../language/words.ts";
import { useApp, useAppStore, useViewStore } from "../app/useApp.ts";
import { useGoTo } from "../app/useGoTo.ts";
import { keepPlace, type Place, placeOf, placeToGoTo } from "./lastPlace.ts";

/** Milliseconds between two looks at where the user is. */
const LOOK_EVERY = 1000;

const texts = () => localStorage;

/** After a page that ended in the middle of something: offers to go on there. Remembers where this one is. */
export function GoOnBanner() {
  const app = useAppStore();
  const view = useViewStore();
  const goTo = useGoTo();
  const [place, setPlace] = useState<Place | null>(() => placeToGoTo(texts));
  const isHere = useApp(
    (s) =>
      (s.storage.kind === "saved" || s.storage.kind === "saving") &&
      place?.project === s.projectId &&
      place.doc !== null &&
      Object.hasOwn(s.project.docs, place.doc),
  );
  // A tab that lives is where that is.
  const isElsewhere = useApp((s) => s.storage.kind === "readOnly");
  if (isElsewhere && place) setPlace(null);
  useEffect(() => {
    let last = "";
    const keep = (isLeft: boolean) => {
      const state = app.getState();
      if (state.storage.kind === "opening" || state.storage.kind === "readOnly") return;
      const now = placeOf(state, view.getState());
      const text = JSON.stringify([now, isLeft]);
      if (text !== last) keepPlace(texts, now, isLeft);
      last = text;
    };
    // Until it is decided where to go on, the place before is the one that counts.
    const timer = isHere ? undefined : setInterval(() => keep(false), LOOK_EVERY);
    const leave = () => keep(true);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      removeEventListener("pagehide", leave);
    };
  }, [app, view, isHere]);
  const isOffered = place !== null && isHere;
  useEffect(() => {
    if (isOffered) app.getState().recordFault("page", PAGE_ENDED);
  }, [app, isOffered]);
  if (!isOffered) return null;
  const goOn = () => {
    setPlace(null);
    goTo(place.doc!, place.selection, { center: place.center, tab: place.tab });
  };
  return (
    <div className="banner" data-kind="info" role="status">
      <p>{t("The page ended in the middle of something last time. What was saved is here.")}</p>
      <Button className="button" onPress={goOn}>
        {t("Go on where you were")}
      </Button>
      <Button className="button plain" onPress={() => setPlace(null)}>
        {t("Stay here")}
      </Button>
    </div>
  );
}
