import { t } from "../../../language/words.ts";
import { Trans } from "../../look/Trans.tsx";
import { Key } from "./Key.tsx";

/** Where work is stored, and how to have it twice. */
export function KeepingPage() {
  return (
    <>
      <p>
        {t(
          "Everything you do is stored in this browser at once; “Saved” and the time say so. A crash, a reload or a closed tab loses nothing that was saved.",
        )}
      </p>
      <h4>{t("Take things back")}</h4>
      <ul>
        <li>
          <Trans
            id="<0/> takes steps back, <1/> does them again, and the history (<2/>) names them. It survives a reload."
            components={{
              0: <Key of="undo" />,
              1: <Key of="redo" />,
              2: <Key of="history" />,
            }}
          />
        </li>
        <li>
          {t(
            "A deleted document goes to the trash, below the list of documents, and comes back whole.",
          )}
        </li>
        <li>
          {t("Kept models stay beside each other: an earlier one can be restored at any time.")}
        </li>
      </ul>
      <h4>{t("Back up")}</h4>
      <p>
        {t(
          "A browser may clear what a site stored, when the disk is full or when someone clears its data. Save what matters as a file: Export, “Project (.spanloom)”. It holds every annotation, the trash and the types, and where you choose so the trained models and the history.",
        )}
      </p>
      <p>
        {t(
          "To bring it back, drop the file on the page. It is checked first: one that is cut short or was changed is refused, and nothing is touched. On another computer it opens the same way.",
        )}
      </p>
      <p>
        {t(
          "“Storage and backups”, below the list of documents, tells how much room is used and by what, and when the last backup was made. Where the browser lets a page write into a folder, backups go to one of yours by themselves and are read back.",
        )}
      </p>
      <h4>{t("Several projects")}</h4>
      <p>
        {t(
          "Each project has documents, types, models and a history of its own. The menu with its name switches between them, begins new ones, empty or with types of a field, and archives or removes this one.",
        )}
      </p>
      <h4>{t("Several tabs")}</h4>
      <p>
        {t(
          "One tab works on the project; another one only reads, and says so. Open the project in one browser only: nothing goes from one to another by itself.",
        )}
      </p>
    </>
  );
}
