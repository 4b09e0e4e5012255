import type { AssistantHost } from './assistant-host';
import type { EditorHost } from './editor-host';

/** What the files of servers export: each has its protocol's packages in it, and nothing of ours. */
export interface Servers {
  /** Serves until its client leaves. */
  readonly lsp: { readonly serveLsp: (host: EditorHost) => Promise<void> };
  readonly mcp: { readonly serveMcp: (host: AssistantHost) => Promise<void> };
}

/**
 * The server of a protocol: a file of its own, so that no other command waits for the protocol's packages. It is bundled
 * beside the command line; from source it is what that is bundled from.
 */
export function loadServer<Name extends keyof Servers>(name: Name): Servers[Name] {
  const file = __filename.endsWith('.js') ? `./${name}.js` : `../../../servers/${name}/index`;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by the one command that serves it
  return require(file) as Servers[Name];
}
