import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  FileChangeType,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  type MarkupContent,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { WEB } from '../../lib/rules/support/example';
import { checkTexts } from '../../lib/check';
import { buildCli, type Built } from './built';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const [DEPLOYMENT = '', ...OTHERS] = WEB.split(/^---\n/m);

let built: Built;
beforeAll(async () => void (built = await buildCli()));
afterAll(() => built.remove());

/** An editor with one folder open. */
class Editor {
  readonly told: PublishDiagnosticsParams[] = [];
  readonly shown: string[] = [];
  private listeners: (() => void)[] = [];

  private constructor(
    readonly folder: string,
    readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.told.push(params);
      for (const listener of this.listeners) listener();
    });
    connection.onNotification(
      'window/showMessage',
      ({ message }: { message: string }) => void this.shown.push(message),
    );
    connection.listen();
  }

  static async start(files: Readonly<Record<string, string>>, capabilities: ClientCapabilities = {}): Promise<Editor> {
    const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-editor-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const server = spawn(process.execPath, [built.cli, 'lsp', '--stdio'], { env: built.env, cwd: folder });
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const editor = new Editor(folder, server, connection);
    const uri = pathToFileURL(folder).href;
    const workspaceFolders = [{ uri, name: 'shop' }];
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders,
      capabilities,
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  uri(file: string): string {
    return pathToFileURL(join(this.folder, file)).href;
  }

  open(file: string, text: string): Promise<void> {
    const textDocument = { uri: this.uri(file), languageId: 'yaml', version: 1, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  type(file: string, version: number, text: string): Promise<void> {
    const textDocument = { uri: this.uri(file), version };
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text }],
    });
  }

  /** What is told about a version of a file. */
  async diagnostics(file: string, version: number): Promise<PublishDiagnosticsParams['diagnostics']> {
    for (;;) {
      const found = this.told.find((one) => one.uri === this.uri(file) && one.version === version);
      if (found) return found.diagnostics;
      await new Promise<void>((resolve) => this.listeners.push(resolve));
    }
  }

  /** What is offered at the value of the grace period. */
  async actions(file: string, text: string): Promise<CodeAction[]> {
    const line = lineOf(text, 'terminationGracePeriodSeconds');
    const position = { line, character: (text.split('\n')[line] ?? '').indexOf('20') };
    const answer = await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: this.uri(file) },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return (answer ?? []) as CodeAction[];
  }

  /** Leaves as an editor does, and tells how the server ended. */
  async close(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => void this.server.on('exit', (code) => resolve(code)));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }
}

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length - 1;
const applied = (text: string, edits: readonly TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create('file:///x', 'yaml', 1, text), [...edits]);
const GRACE = lineOf(SHORT, 'terminationGracePeriodSeconds');

describe('An editor', () => {
  let editor: Editor;
  beforeAll(
    async () => void (editor = await Editor.start({ 'web.yaml': DEPLOYMENT, 'base/service.yaml': 'kind: List' })),
  );

  test('is told of a finding at its field, with the address of its page, and no more once it is mended', async () => {
    await editor.open('web.yaml', SHORT);
    const [first, ...others] = await editor.diagnostics('web.yaml', 1);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      code: 'grace-too-short',
      severity: 1,
      source: 'zero-downtime',
      codeDescription: { href: expect.stringMatching(/^https:.*grace-too-short\.md$/) },
      range: { start: { line: GRACE }, end: { line: GRACE } },
    });
    const marked = SHORT.split('\n')[GRACE]?.slice(first?.range.start.character, first?.range.end.character);
    expect(marked).toBe('20');
    await editor.type('web.yaml', 2, WEB);
    expect(await editor.diagnostics('web.yaml', 2)).toEqual([]);
  });

  test('is told of half a text while it is typed', async () => {
    await editor.type('web.yaml', 3, `${WEB}\n---\n"half`);
    expect((await editor.diagnostics('web.yaml', 3)).map(({ severity }) => severity)).toContain(1);
  });

  test('shows the reason and the arithmetic where the pointer is, and nothing beside it', async () => {
    await editor.type('web.yaml', 4, SHORT);
    const textDocument = { uri: editor.uri('web.yaml') };
    const at = (line: number, character: number) =>
      editor.connection.sendRequest(HoverRequest.type, { textDocument, position: { line, character } });
    const value = (SHORT.split('\n')[GRACE] ?? '').indexOf('20');
    const hover = await at(GRACE, value);
    const markdown = (hover?.contents as MarkupContent).value;
    expect(markdown).toMatch(/\*\*Arithmetic\*\*: .*\+.*= 25 s/);
    expect(markdown).toContain('**Why**');
    expect(await at(0, 0)).toBeNull();
  });

  test('offers the edits of a finding, after which it is gone', async () => {
    await editor.type('web.yaml', 5, SHORT);
    const actions = await editor.actions('web.yaml', SHORT);
    expect(actions.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Set terminationGracePeriodSeconds to 25/),
      'Fix all in this workload: Deployment web',
    ]);
    const edits = actions[0]?.edit?.changes?.[editor.uri('web.yaml')] ?? [];
    const text = applied(SHORT, edits);
    expect(text).toBe(WEB);
    expect(checkTexts([{ file: 'web.yaml', text }]).findings).toEqual([]);
  });

  test('is offered a command that edits, where it cannot ask for edits later', async () => {
    const all = (await editor.actions('web.yaml', SHORT)).at(-1);
    expect(all).toMatchObject({ command: { command: 'zero-downtime.fixWorkload' } });
  });

  test('says over a workload what a rollout loses, and why on demand', async () => {
    await editor.type('web.yaml', 7, SHORT);
    const textDocument = { uri: editor.uri('web.yaml') };
    const lenses = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
    expect(lenses.map(({ range }) => range.start.line)).toEqual([lineOf(SHORT, 'name: web')]);
    const [lens] = lenses;
    if (!lens) throw new Error('there is no lens');
    const { command } = await editor.connection.sendRequest(CodeLensResolveRequest.type, lens);
    expect(command?.title).toMatch(/^rollout: loses [\d,.]+ requests$/);
    await editor.connection.sendRequest(ExecuteCommandRequest.type, {
      command: command?.command ?? '',
      arguments: command?.arguments ?? [],
    });
    expect(editor.shown.at(-1)).toMatch(/cut in flight.*web\.yaml:\d+/s);
  });

  test('gets no answer to what it has cancelled or typed over', async () => {
    await editor.type('web.yaml', 8, `${SHORT}# one more\n`);
    const textDocument = { uri: editor.uri('web.yaml') };
    const [lens] = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
    if (!lens) throw new Error('there is no lens');
    const source = new CancellationTokenSource();
    const cancelled = editor.connection.sendRequest(CodeLensResolveRequest.type, lens, source.token);
    source.cancel();
    await expect(cancelled).rejects.toMatchObject({ code: -32800 });
    const over = editor.connection.sendRequest(CodeLensResolveRequest.type, lens);
    const outdated = expect(over).rejects.toMatchObject({ code: -32801 });
    await editor.type('web.yaml', 9, WEB);
    await outdated;
  });

  test('leaves, and the server ends well', async () => {
    expect(await editor.close()).toBe(0);
  });
});

test('An editor that leaves while it is answered ends the server with one line', async () => {
  const editor = await Editor.start({ 'web.yaml': SHORT });
  const { server } = editor;
  const said = new Promise<string>((resolve) => {
    let text = '';
    server.stderr?.on('data', (part: Buffer) => (text += part.toString()));
    server.on('close', (code) => resolve(`${code}: ${text}`));
  });
  server.stdout?.destroy();
  await editor.open('web.yaml', SHORT);
  expect(await said).toBe('2: error: not everything could be written to stdout: nobody reads it any more\n');
  await rm(editor.folder, { recursive: true });
});

test('what stands in other files of the folder, and its configuration, count as they are on the disk', async () => {
  const files = { 'web.yaml': DEPLOYMENT, 'others.yaml': OTHERS.join('---\n') };
  const editor = await Editor.start({ ...files, 'zero-downtime.yaml': 'severities:\n  grace-too-short: warning\n' });
  await editor.open(
    'web.yaml',
    DEPLOYMENT.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20'),
  );
  const severities = (await editor.diagnostics('web.yaml', 1)).map(({ code, severity }) => [code, severity]);
  expect(severities).toEqual([['grace-too-short', 2]]);
  const uri = editor.uri('zero-downtime.yaml');
  writeFileSync(join(editor.folder, 'zero-downtime.yaml'), 'severities:\n  grace-too-short: off\n');
  const changes = [{ uri, type: FileChangeType.Changed }];
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await editor.type(
    'web.yaml',
    2,
    DEPLOYMENT.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 19'),
  );
  expect(await editor.diagnostics('web.yaml', 2)).toEqual([]);
  expect(await editor.close()).toBe(0);
});

test('everything that a workload needs is worked out when it is wanted, for the version of the text that is open', async () => {
  const capabilities: ClientCapabilities = {
    workspace: { workspaceEdit: { documentChanges: true } },
    textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
  };
  const editor = await Editor.start({}, capabilities);
  const worse = SHORT.replace(/ +minReadySeconds: \d+\n/, '');
  await editor.open('web.yaml', worse);
  await editor.diagnostics('web.yaml', 1);
  const all = (await editor.actions('web.yaml', worse)).at(-1) as CodeAction;
  expect(all.edit).toBeUndefined();
  const { edit } = await editor.connection.sendRequest(CodeActionResolveRequest.type, all);
  const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(change?.textDocument).toEqual({ uri: editor.uri('web.yaml'), version: 1 });
  const text = applied(worse, (change?.edits ?? []) as TextEdit[]);
  expect(checkTexts([{ file: 'web.yaml', text }]).findings).toEqual([]);
  expect(await editor.close()).toBe(0);
});
