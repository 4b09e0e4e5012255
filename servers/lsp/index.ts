import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type Message,
} from 'vscode-languageserver/node';
import type { EditorHost } from '../../lib/cli/servers/editor-host';
import { LanguageServer } from './language-server';

/** What cannot be written is told by `onError`; the connection would tell it once more, to an editor that has left. */
class Writer extends StreamMessageWriter {
  override write(message: Message): Promise<void> {
    return super.write(message).catch(() => undefined);
  }
}

/** Serves one editor by standard input and output, until it leaves. */
export function serveLsp(host: EditorHost): Promise<void> {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new Writer(process.stdout);
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  const server = new LanguageServer(connection, host);
  server.listen();
  return new Promise((resolve) => {
    // The library watches the editor's process, which may live on: it has no more to say to this one.
    const left = () => {
      server.leave();
      process.exit();
    };
    connection.onExit(() => resolve());
    writer.onError(left);
    writer.onClose(left);
  });
}
