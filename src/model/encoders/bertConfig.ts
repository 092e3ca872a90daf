/** Sizes of an encoder of the BERT family, and where its kinds differ. */
export interface BertConfig {
  readonly vocabSize: number;
  readonly hidden: number;
  /** Columns of the tables of words and places; where they differ from `hidden`, a dense layer follows. */
  readonly embedding: number;
  readonly layers: number;
  readonly heads: number;
  readonly intermediate: number;
  /** So many word pieces at most are read at once. */
  readonly maxPositions: number;
  /** Row of the position table that the first piece has: rows before it are padding's. */
  readonly positionOffset: number;
  /** 0: it has none. */
  readonly tokenTypes: number;
  readonly layerNormEps: number;
  readonly activation: "gelu" | "gelu_new" | "relu";
  readonly hiddenDropout: number;
  readonly attentionDropout: number;
}
