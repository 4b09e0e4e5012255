/** What a document consists of, before anything is said about values. */
export type Node = ScalarNode | CollectionNode | AliasNode;

interface Placed {
  readonly start: number;
  end: number;
}

/** A text, and how it is written. */
export interface ScalarNode extends Placed {
  readonly type: 'scalar';
  readonly text: string;
  /** In full, such as `tag:yaml.org,2002:str`; nothing where none is written. */
  readonly tag: string;
  /** Whether the text says what it is: it has no quotes. */
  readonly isPlain: boolean;
}

/** A list, or a mapping with its keys and values in turn. */
export interface CollectionNode extends Placed {
  readonly type: 'list' | 'mapping';
  readonly children: Node[];
}

/** A value that stands elsewhere. */
export interface AliasNode extends Placed {
  readonly type: 'alias';
  readonly target: Node;
}

/** What stands before a value. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly start: number | undefined;
  readonly end: number;
}

/** Nothing, which reads as null. */
export function empty(at: number): Node {
  return { type: 'scalar', start: at, end: at, text: '', tag: '', isPlain: true };
}
