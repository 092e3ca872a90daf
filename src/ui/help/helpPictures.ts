/** Pixels of a picture as it is shown: it holds twice as many each way. */
interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The pictures of the help. `npm run help-pictures` takes them from the built app, each in light and
 * in dark, into `public/help`.
 */
export const HELP_PICTURES = {
  text: { width: 600, height: 250 },
  selection: { width: 320, height: 400 },
  relating: { width: 600, height: 250 },
  training: { width: 320, height: 400 },
  proof: { width: 320, height: 400 },
  importing: { width: 600, height: 400 },
} as const satisfies Record<string, PictureSize>;

export type HelpPictureName = keyof typeof HELP_PICTURES;
export const SCHEMES = ["light", "dark"] as const;

/** The file of a picture, beside the page. */
export const pictureFile = (name: HelpPictureName, scheme: (typeof SCHEMES)[number]): string =>
  `help/${name}-${scheme}.webp`;
