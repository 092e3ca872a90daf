import type { Changes, Stability } from "../../core/learn/stability.ts";
import { counted } from "../look/names.ts";

/** What became of suggestions where nothing was trained. */
export function StabilityTable({ stability }: { stability: Stability }) {
  return (
    <table className="table scores">
      <caption>
        What became of the suggestions on {counted(stability.sentences, "sentence")} that nothing
        was trained on: your own that nobody has reviewed, and some of many domains
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Kept</th>
          <th scope="col">Retyped</th>
          <th scope="col">Lost</th>
          <th scope="col">New</th>
        </tr>
      </thead>
      <tbody>
        <ChangesRow name="Spans" changes={stability.entities} />
        <ChangesRow name="Relations" changes={stability.relations} />
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
        <b>{kept}</b> of {before}
      </td>
      <td>{retyped}</td>
      <td>{lost}</td>
      <td>{added}</td>
    </tr>
  );
}
