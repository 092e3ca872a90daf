/** Lets others have their turn: the page writes where it also draws. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
