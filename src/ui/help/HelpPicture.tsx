import { HELP_PICTURES, type HelpPictureName, pictureFile, SCHEMES } from "./helpPictures.ts";

interface Props {
  readonly name: HelpPictureName;
  /** What is seen in it, for those who do not see it. */
  readonly alt: string;
}

/** A picture of the page, in the colours that the page has now: the other one is not fetched. */
export function HelpPicture({ name, alt }: Props) {
  const { width, height } = HELP_PICTURES[name];
  return (
    <figure className="help-picture">
      {SCHEMES.map((scheme) => (
        <img
          key={scheme}
          data-scheme={scheme}
          src={pictureFile(name, scheme)}
          alt={alt}
          width={width}
          height={height}
          loading="lazy"
        />
      ))}
    </figure>
  );
}
