import type { Triple } from "../../core/results/triples.ts";
import { typeLinks } from "../../core/results/typeLinks.ts";
import { type Looks, lookOf } from "../look/looks.ts";

/** By which relations types are linked, and how often. */
export function TypeLinks({ triples, looks }: { triples: readonly Triple[]; looks: Looks }) {
  const links = typeLinks(triples);
  if (links.length === 0) return null;
  return (
    <table className="type-links" aria-label="Types by relation">
      <thead>
        <tr>
          {["Head", "Relation", "Tail", "Triples", "Said"].map((name) => (
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
            <td>{count.toLocaleString("en")}</td>
            <td>{evidence.toLocaleString("en")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
