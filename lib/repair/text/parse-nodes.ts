import type * as Yaml from 'yaml';
import type { CST, Document, ParsedNode } from 'yaml';
import { CannotEdit } from './cannot-edit';

/** Any value of a document, with its place in the text. */
export type Node = ParsedNode;

/** The `yaml` package finds where everything stands; what it means is for the reader of manifests to say. */
const OPTIONS = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: true,
} as const;

/**
 * The values of a document with their places.
 *
 * @throws CannotEdit for a text that is not one document
 */
export function parseNodes(text: string): Node {
  const [document] = yamlPackage().parseAllDocuments(text, OPTIONS) as Document.Parsed[];
  const [error] = document?.errors ?? [];
  if (error) throw new CannotEdit(`the text around it cannot be edited: ${error.message}`);
  if (!document?.contents) throw new CannotEdit('the document is empty');
  return document.contents;
}

/** The `yaml` package, loaded when the first text is edited. */
export function yamlPackage(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, no-restricted-globals -- a synchronous lazy import
  return require('yaml') as typeof Yaml;
}

/** The token that a node was made from. */
export function tokenOf(node: Node): CST.Token | undefined {
  return (node as { readonly srcToken?: CST.Token }).srcToken;
}

/** Whether a mapping or a list is written in brackets. */
export function isFlow(node: Node): boolean {
  return tokenOf(node)?.type === 'flow-collection';
}
