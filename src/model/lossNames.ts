/** Names of the weighted losses; a head that is off, or a batch without pairs, has none. */
export const LOSSES = ["entity", "entityness", "iou", "relation", "relatedness"] as const;
export type LossName = (typeof LOSSES)[number];
