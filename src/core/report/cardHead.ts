/**
 * The head of a model's card for programs that read cards: the licence of what it was trained from goes
 * on with it. Empty where that is not known.
 */
export const cardHead = (licence: string | null | undefined): string =>
  licence == null ? "" : `---\nlicense: ${JSON.stringify(licence)}\n---\n\n`;
