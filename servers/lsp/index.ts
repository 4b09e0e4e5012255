import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { EditorHost } from '../../lib/cli/servers/editor-host';
import { LanguageServer } from './language-server';

/** Serves one editor by standard input and output, until it leaves. */
export function serveLsp(host: EditorHost): Promise<void> {
  const reader = new StreamMessageReader(process.stdin);
  const connection = createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout));
  new LanguageServer(connection, host).listen();
  return new Promise((resolve) => void connection.onExit(() => resolve()));
}
