import { useEffect, useRef } from "react";
import { Toaster, toast } from "sonner";
import { LANGUAGES } from "../../language/languages.ts";
import { asNow, t } from "../../language/words.ts";
import type { PutAside } from "../../store/projectsState.ts";
import type { Notice } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { useShownTheme } from "../app/useShownTheme.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { keepFocus } from "../places/focus.ts";

const FROM_LEFT = { left: "var(--notices-start)", bottom: "var(--notices-bottom)" };
const FROM_RIGHT = { right: "var(--notices-start)", bottom: "var(--notices-bottom)" };

/**
 * What is called when a toast is gone, or its Undo pressed. Sonner remembers toasts that are gone: a function of one project's
 * store would keep all of that project in memory.
 */
let dismissed: (id: string) => void = () => {};
let broughtBack: (what: PutAside) => Promise<void> = async () => {};
let untrashed: (doc: string) => void = () => {};
const gone = ({ id }: { readonly id: string | number }) => dismissed(String(id));
const closed = (toasted: { readonly id: string | number }) => {
  leave();
  gone(toasted);
};

/** The focus goes back to where it was before it was in the notices; the one that has it goes. */
function leave(): void {
  const { activeElement } = document;
  if (!activeElement?.closest("[data-sonner-toaster]")) return;
  (activeElement as HTMLElement).blur(); // Sonner gives it back then, where that is still there
  keepFocus();
}

/** What brings back what a notice says is put away. */
function undoOf({ putAside, trashed }: Notice) {
  const undo = (run: () => void) => ({
    label: t("Undo"),
    onClick: () => {
      run();
      leave();
    },
  });
  if (putAside) return undo(() => void broughtBack(putAside));
  if (trashed !== undefined) return undo(() => untrashed(trashed));
}

/** Shows the store's notices as toasts; one that is gone is dismissed in the store. */
export function Notices() {
  const notices = useApp((s) => s.notices);
  const dismiss = useApp((s) => s.dismiss);
  const undoPutAside = useApp((s) => s.undoPutAside);
  const undoTrash = useApp((s) => s.undoTrash);
  // Not "system": what Sonner has follow that stays, and this page's part with it, once it is gone.
  const theme = useShownTheme();
  const shown = useRef<ReadonlyMap<string, string>>(new Map());
  const isRtl = LANGUAGES[useLanguage()].dir === "rtl";
  const offset = isRtl ? FROM_RIGHT : FROM_LEFT;
  const said = notices.map((notice) => ({ ...notice, text: asNow(notice.text) }));
  const words = said.map(({ text }) => text).join("\n");
  useEffect(() => {
    dismissed = dismiss;
    broughtBack = undoPutAside;
    untrashed = undoTrash;
    for (const notice of said) {
      const { id, kind, text } = notice;
      if (shown.current.get(id) === text) continue; // shown again, it would stay for as long again
      const duration = kind === "error" ? Number.POSITIVE_INFINITY : 6000;
      const action = undoOf(notice);
      const ends = { onDismiss: closed, onAutoClose: gone };
      toast[kind](text, { id, duration, closeButton: true, action, ...ends });
    }
    shown.current = new Map(said.map(({ id, text }) => [id, text]));
  }, [notices, words, dismiss, undoPutAside, undoTrash]);
  // What was said of one project does not stay over the next one.
  useEffect(
    () => () => {
      for (const id of shown.current.keys()) toast.dismiss(id);
    },
    [],
  );
  return (
    <Toaster
      theme={theme}
      position={isRtl ? "bottom-right" : "bottom-left"}
      offset={offset}
      mobileOffset={offset}
      containerAriaLabel={t("Notices")}
      toastOptions={{ closeButtonAriaLabel: t("Close this notice") }}
    />
  );
}
