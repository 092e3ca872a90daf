/** Offsets of a text in code points and in UTF-16 code units; both count line ends as they are. */
export interface CodePoints {
  readonly length: number;
  toUtf16(offset: number): number;
  fromUtf16(offset: number): number;
}

/** Translates the offsets of a text. */
export function codePoints(text: string): CodePoints {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    return { length: text.length, toUtf16: (offset) => offset, fromUtf16: (offset) => offset };
  }
  const before = new Uint32Array(text.length + 1); // code points before each code unit
  const starts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    before[i] = starts.length;
    const inside = isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1));
    if (!inside) starts.push(i);
  }
  before[text.length] = starts.length;
  starts.push(text.length);
  return {
    length: starts.length - 1,
    toUtf16: (offset) => starts[offset],
    fromUtf16: (offset) => before[offset],
  };
}

const isHigh = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000;
