/**
 * A pure function of objects that never change, which works once for each: what it made is kept for
 * as long as the object is in use.
 *
 * @param partOf the part of the object that what is made follows from
 */
export function remembered<T extends object, R>(
  make: (of: T) => R,
  partOf: (of: T) => object = (of) => of,
): (of: T) => R {
  const made = new WeakMap<object, { readonly is: R }>();
  return (of) => {
    const part = partOf(of);
    const known = made.get(part);
    if (known) return known.is;
    const is = make(of);
    made.set(part, { is });
    return is;
  };
}
