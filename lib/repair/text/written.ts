import type { Json } from '../../kubernetes';
import type { Node } from './parse-nodes';

/** A document, as text and as the places in it; with what it means to kubectl. */
export interface Written {
  readonly text: string;
  readonly root: Node;
  readonly value: Json;
}
