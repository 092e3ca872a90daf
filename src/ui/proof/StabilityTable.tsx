import type { Changes, Stability } from "../../core/learn/stability.ts";
import { t } from "../../language/words.ts";
import { Trans } from "../look/Trans.tsx";

/** What became of suggestions where nothing was trained. */
export function StabilityTable({ stability }: { stability: Stability }) {
  return (
    <table className="table scores">
      <caption>
        {t(
          "What became of the suggestions on {sentences, plural, one {# sentence} other {# sentences}} that nothing was trained on: your own that nobody has reviewed, and some of many domains",
          { sentences: stability.sentences },
        )}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t("Kept")}</th>
          <th scope="col">{t("Retyped")}</th>
          <th scope="col">{t("Lost")}</th>
          <th scope="col">{t("New")}</th>
        </tr>
      </thead>
      <tbody>
        <ChangesRow name={t("Spans")} changes={stability.entities} />
        <ChangesRow name={t("Relations")} changes={stability.relations} />
      </tbody>
    </table>
  );
}

function ChangesRow({ name, changes }: { name: string; changes: Changes }) {
  const { before, kept, retyped, lost, added } = changes;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Trans
          id="<0>{kept, number}</0> of {before, number}"
          values={{ kept, before }}
          components={{ 0: <b /> }}
        />
      </td>
      <td>{retyped}</td>
      <td>{lost}</td>
      <td>{added}</td>
    </tr>
  );
}
