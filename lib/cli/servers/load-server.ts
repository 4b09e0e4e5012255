import { compileFunction } from 'node:vm';
import { embedded } from '../embedded';
import type { AssistantHost } from './assistant-host';
import type { EditorHost } from './editor-host';

/** What the files of servers export: each has its protocol's packages in it, and nothing of ours. */
export interface Servers {
  /** Serves until its client leaves. */
  readonly lsp: { readonly serveLsp: (host: EditorHost) => Promise<void> };
  readonly mcp: { readonly serveMcp: (host: AssistantHost) => Promise<void> };
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded by the one command that serves it */
/**
 * The server of a protocol: a file of its own, so that no other command waits for the protocol's packages. It is bundled
 * beside the command line, or stands in the same executable; from source it is what that is bundled from.
 */
export function loadServer<Name extends keyof Servers>(name: Name): Servers[Name] {
  const text = FILE_TYPE.test(__filename) ? undefined : embedded(`${name}.js`);
  const file = __filename.endsWith('.ts') ? `../../../servers/${name}/index` : `./${name}.js`;
  return (text === undefined ? require(file) : compiled(text)) as Servers[Name];
}

/** What this stands in where it is no executable. */
const FILE_TYPE = /[.][jt]s$/;

function compiled(text: string): unknown {
  const made = { exports: {} };
  compileFunction(text, ['module', 'exports', 'require'])(made, made.exports, require);
  return made.exports;
}
