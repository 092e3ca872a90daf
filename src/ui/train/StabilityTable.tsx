import { type Changes, losingTypes, type Stability } from "../../core/learn/stability.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";
import { counted } from "../look/names.ts";

/** What became of suggestions where nothing was trained, and which types suffered. */
export function StabilityTable({ stability }: { stability: Stability }) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const all = (["entities", "relations"] as const).flatMap((kind) =>
    losingTypes(stability[kind]).map(([type, of]) => {
      return {
        ...of,
        text: `${lookOf(looks[kind], type).verbose} (${of.kept} of ${of.before} kept)`,
      };
    }),
  );
  const losing = all.filter(({ before }) => before >= ENOUGH).map(({ text }) => text);
  const few = all.filter(({ before }) => before < ENOUGH).map(({ text }) => text);
  return (
    <>
      {losing.length > 0 && (
        <p className="note">
          More than a tenth of what it suggested elsewhere is gone: {losing.join(", ")}. Confirm
          sentences with these types, or discard this model.
        </p>
      )}
      {few.length > 0 && <p className="note">Fewer, of too few to tell much: {few.join(", ")}.</p>}
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
    </>
  );
}

/** Of fewer suggestions one or two that are gone are already more than a tenth. */
const ENOUGH = 20;

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
