import type { Triple } from "../../core/results/triples.ts";
import { typeLinks } from "../../core/results/typeLinks.ts";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "../look/looks.ts";

/** By which relations types are linked, and how often. */
export function TypeLinks({ triples, looks }: { triples: readonly Triple[]; looks: Looks }) {
  const links = typeLinks(triples);
  if (links.length === 0) return null;
  return (
    <table className="type-links" aria-label={t("Types by relation")}>
      <thead>
        <tr>
          {[t("Head"), t("Relation"), t("Tail"), t("Triples"), t("Said")].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {links.map(({ head, relation, tail, triples: count, evidence }) => (
          <tr key={JSON.stringify([head, relation, tail])}>
            <td>
              <bdi>{lookOf(looks.entities, head).verbose}</bdi>
            </td>
            <td>
              <bdi>{lookOf(looks.relations, relation).verbose}</bdi>
            </td>
            <td>
              <bdi>{lookOf(looks.entities, tail).verbose}</bdi>
            </td>
            <td>{shownNumber(count)}</td>
            <td>{shownNumber(evidence)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
