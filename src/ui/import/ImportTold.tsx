import { shownNumber } from "../../language/numbers.ts";
import { asNow, t } from "../../language/words.ts";
import { areOfModel } from "../../store/areOfModel.ts";
import type { ShownImport } from "../../store/importState.ts";
import { ReportList } from "./ReportList.tsx";

/** What of the files cannot be read or held, and what else there is to say of them. */
export function ImportTold({ preview, lost }: Pick<ShownImport, "preview" | "lost">) {
  const { leftOut, notRead, notes } = preview.report;
  const kinds = leftOut.map(({ kind, count, places }) => ({
    name: `${shownNumber(count)} × ${asNow(kind)}`,
    details: places,
  }));
  const isModel = areOfModel([...lost, ...notRead].map(({ file }) => ({ name: file })));
  return (
    <>
      {isModel && (
        <p role="status">
          {t(
            "There are weights of a model among the files: Models takes a model, as a folder or a zip.",
          )}
        </p>
      )}
      <ReportList
        title={t("Not read")}
        items={named([...lost, ...notRead], ({ reason }) => asNow(reason))}
      />
      <ReportList title={t("Left out")} items={kinds} />
      <ReportList title={t("Notes")} items={named(notes, ({ text }) => asNow(text))} />
    </>
  );
}

const named = <T extends { readonly file: string }>(
  items: readonly T[],
  say: (item: T) => string,
) => items.map((item) => ({ name: item.file, details: [say(item)] }));
