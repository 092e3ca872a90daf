import { t } from "../language/words.ts";

/** The name of the document of a first visit. */
export const sampleName = (): string => t("Sample: harbour news");

/** Our own writing; people, organisations, towns and events are invented. */
export const SAMPLE_TEXT = `Marta Lindquist, a marine engineer who lives in Port Merrow, joined Northgate Shipping on Monday. The company is based in Westerhaven, Canada, and owns eleven ferries. Her former employer, the Calder Institute in Glenmore, called the move a loss for Scotland. Lindquist was born in Halden Bay, a harbour town in southern Norway, and speaks four languages.

In Saint-Aubry, police said on Tuesday that Victor Salgado shot and killed Andre Moreau outside a restaurant near the old harbour. Moreau, 52, was a reporter for the newspaper La Rive and lived in Vernay, France. Salgado, a former guard at Delmas Bank, was arrested in Belmont the same evening. Luc Perrin, a spokesman for the Saint-Aubry Police Department, said that the two men had known each other for years.

Northgate Shipping also plans to open an office in Puerto Claro, Chile, next spring. Its chairman, Henry Dahl of Westerhaven, met officials of the Pacific Port Authority there last week. The authority, which is based in Costa Verde, runs harbours in Peru and Ecuador. Analyst Grace Okafor of Harlow Securities in London expects about 300 new jobs. "They pay well and they stay," said Pedro Fuentes, a crane driver who lives in Puerto Claro.
`;
