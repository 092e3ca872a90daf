import { visibly } from "../../language/unseen.ts";

interface Props {
  readonly name: string;
  /** A sign that belongs to its last word: a name of two lines is as wide as there is room. */
  readonly after?: string;
}

/** A type's name, which may be long: cut off where there is no more room, and whole in its tooltip. */
export const TypeText = ({ name, after }: Props) =>
  after === undefined ? (
    <bdi className="type-text" title={visibly(name)}>
      {visibly(name)}
    </bdi>
  ) : (
    <span className="type-text" title={visibly(name)}>
      <bdi>{visibly(name)}</bdi>
      {after}
    </span>
  );
