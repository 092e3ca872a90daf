import { useMemo } from "react";
import type { Triple } from "../../core/results/triples.ts";
import { typeLinks } from "../../core/results/typeLinks.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";

/** Which types occur together, and how often. */
export function TypeLinks({ triples }: { triples: readonly Triple[] }) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const links = useMemo(() => typeLinks(triples), [triples]);
  if (links.length === 0) return null;
  return (
    <details className="type-links">
      <summary>Counts by type ({links.length.toLocaleString("en")})</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys */}
      <section className="type-links-scroll" aria-label="Counts by type" tabIndex={0}>
        <table>
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
      </section>
    </details>
  );
}
