/** A type's name, which may be long: cut off where there is no more room, and whole in its tooltip. */
export const TypeText = ({ name }: { readonly name: string }) => (
  <bdi className="type-text" title={name}>
    {name}
  </bdi>
);
