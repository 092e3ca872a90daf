import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { HelpLink } from "../app/HelpLink.tsx";
import { useApp, useAppStore, useView, useViewStore } from "../app/useApp.ts";
import type { TourPlace } from "../app/viewState.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { keepFocus } from "../places/focus.ts";
import { focusTarget } from "./anchors.ts";
import { noticed, TOUR_STEPS } from "./noticed.ts";
import { TOUR_TITLES, TourText } from "./TourStep.tsx";
import { tourNote } from "./tourNote.ts";
import { useTourPlace } from "./useTourPlace.ts";

/** The tour: a card beside what each step is about. Nothing is barred meanwhile. */
export function Tour() {
  const tour = useView((s) => s.tour);
  return tour && <TourCard tour={tour} />;
}

function TourCard({ tour: { step, isOver } }: { tour: TourPlace }) {
  const view = useViewStore();
  const card = useRef<HTMLElement>(null);
  const id = TOUR_STEPS[step];
  const text = useId();
  const note = useApp((s) => tourNote(id, s));
  const layout = useTourPlace(id, card);
  useNoticing({ step, isOver });
  useFocusBack(card);
  useFocusKept(card, step);
  const go = (to: number) => view.setState({ tour: { step: to, isOver: false } });
  const end = () => view.setState({ tour: null });
  const endByEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // nothing else is to be cancelled by it
    end();
  };
  return (
    <>
      {layout?.anchor && <div className="tour-mark" aria-hidden="true" style={layout.anchor} />}
      <section
        ref={card}
        className="tour popover"
        aria-label={t("Tour")}
        aria-describedby={text}
        tabIndex={-1}
        onKeyDown={endByEscape}
        style={layout?.card ?? { visibility: "hidden" }}
      >
        <header className="tour-head">
          <p className="quiet">
            {t("Step {step, number} of {steps, number}", {
              step: step + 1,
              steps: TOUR_STEPS.length,
            })}
          </p>
          <IconButton icon="close" label={t("End the tour")} onPress={end} />
        </header>
        {/* Heard when the next step comes, wherever the user is. */}
        <div id={text} className="tour-text" aria-live="polite" aria-atomic="true">
          <h2>{TOUR_TITLES[id]()}</h2>
          {isOver ? (
            <Brought />
          ) : (
            <>
              <TourText step={id} />
              {note !== null && <p className="note">{note}</p>}
            </>
          )}
        </div>
        <footer className="tour-foot">
          <Button
            className="button small"
            isDisabled={!layout?.anchor}
            onPress={() => focusTarget(id)?.focus()}
          >
            {t("Take me there")}
          </Button>
          <span className="tour-steps">
            {step > 0 && (
              <Button className="button small" onPress={() => go(step - 1)}>
                {t("Back")}
              </Button>
            )}
            {step < TOUR_STEPS.length - 1 ? (
              <Button className="button small primary" onPress={() => go(step + 1)}>
                {t("Next")}
              </Button>
            ) : (
              <Button className="button small primary" onPress={end}>
                {t("Finish")}
              </Button>
            )}
          </span>
        </footer>
      </section>
    </>
  );
}

/** After a training of the tour. */
function Brought() {
  return (
    <>
      <p>
        {t(
          "The training has ended. Its figures compare the model before and after on the sentences that were held out; of only a few it says that they are too few to tell. Keep the new model, or discard it.",
        )}
      </p>
      <HelpLink page="numbers">{t("How to read the numbers")}</HelpLink>
    </>
  );
}

/** Goes on when the user did what the step is about. */
function useNoticing({ step, isOver }: TourPlace): void {
  const app = useAppStore();
  const view = useViewStore();
  useEffect(() => {
    if (isOver) return;
    const isLast = step === TOUR_STEPS.length - 1;
    return app.subscribe((now, before) => {
      if (!noticed(TOUR_STEPS[step], now, before)) return;
      view.setState({ tour: isLast ? { step, isOver: true } : { step: step + 1, isOver: false } });
    });
  }, [app, view, step, isOver]);
}

/** A step that goes takes its buttons along, and the focus with them: the card has it then. */
function useFocusKept(card: { readonly current: HTMLElement | null }, step: number): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement === document.body) card.current?.focus();
  }, [card, step]);
}

/** The card takes the focus when the tour begins, and gives it back when it ends there. */
function useFocusBack(card: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const element = card.current;
    const former = document.activeElement;
    // What opened it, a palette for one, may only now be giving the focus back.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => element?.focus()));
    return () => {
      cancelAnimationFrame(frame);
      const wasIn =
        element?.contains(document.activeElement) || document.activeElement === document.body;
      if (!wasIn) return;
      if (former instanceof HTMLElement && former.checkVisibility()) former.focus();
      keepFocus();
    };
  }, [card]);
}
