/** What a scanner tells apart. */
export enum Kind {
  StreamEnd,
  Directive,
  DocumentStart,
  DocumentEnd,
  BlockSequenceStart,
  BlockMappingStart,
  BlockEnd,
  FlowSequenceStart,
  FlowSequenceEnd,
  FlowMappingStart,
  FlowMappingEnd,
  FlowEntry,
  BlockEntry,
  Key,
  Value,
  Alias,
  Anchor,
  Tag,
  Plain,
  Quoted,
  Block,
}

/** A piece of a text: what it is, where it stands, and what it says. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** The text of a scalar, the name of an anchor, the handle of a tag. */
  readonly text: string;
  /** The rest of a tag. */
  readonly suffix: string;
}
