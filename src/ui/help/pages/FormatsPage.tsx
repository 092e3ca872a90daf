import { t } from "../../../language/words.ts";
import { FORMAT_HELP, type FormatHelp } from "../../../store/formatHelp.ts";
import { HelpPicture } from "../HelpPicture.tsx";

/** What can be read and written, from the table of formats. */
export function FormatsPage() {
  return (
    <>
      <p>
        {t(
          "Drop files, folders or zips on the page, or paste. Each file is known by its content; “Read as” corrects that. Nothing is changed before you press “Import”: you see first what would come, what cannot be held, and every fault with its line.",
        )}
      </p>
      <HelpPicture
        name="importing"
        alt={t(
          "The import: what the files bring, the first document, and what each file is read as.",
        )}
      />
      <p>
        {t(
          "Export takes annotations, triples, figures, the model or the whole project away. What a format cannot hold is listed here and counted before you export. Only the project file holds everything.",
        )}
      </p>
      <h4>{t("Read and written")}</h4>
      <List formats={FORMAT_HELP.filter(({ read, cannotHold }) => read && cannotHold)} />
      <h4>{t("Only read")}</h4>
      <List formats={FORMAT_HELP.filter(({ cannotHold }) => !cannotHold)} />
      <h4>{t("Only written")}</h4>
      <List formats={FORMAT_HELP.filter(({ read }) => !read)} />
    </>
  );
}

const List = ({ formats }: { formats: readonly FormatHelp[] }) => (
  <ul className="help-formats">
    {formats.map(({ id, label, read, cannotHold }) => (
      <li key={id}>
        <b>{label}</b>{" "}
        {read?.map((ending) => (
          <code key={ending}>{ending} </code>
        ))}
        {cannotHold && (
          <p className="quiet">
            {cannotHold.length > 0
              ? t("Does not hold: {what}", { what: cannotHold.join("; ") })
              : t("Holds everything.")}
          </p>
        )}
      </li>
    ))}
  </ul>
);
