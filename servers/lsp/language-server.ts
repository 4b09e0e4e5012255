import {
  CodeActionKind,
  CodeLensRefreshRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  LSPErrorCodes,
  MarkupKind,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type CodeAction,
  type CodeLens,
  type Connection,
  type Diagnostic,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditorHost } from '../../lib/cli/servers/editor-host';
import type { FileEdits, MeantWorkload, RolloutLens } from '../../lib/editor';
import type { Project } from './project';
import { Projects } from './projects';

/** While somebody types faster than this, nothing is judged, in milliseconds. */
const PAUSE = 150;
/** A simulation waits longer: it takes a thread. */
const LONG_PAUSE = 400;

/** What the server does for somebody who asks by a command. */
const COMMANDS = { explain: 'zero-downtime.explainRollout', fix: 'zero-downtime.fixWorkload' } as const;

/** A workload as it travels to the editor and back. */
interface WorkloadData extends MeantWorkload {
  readonly uri: string;
}

/** The data of a lens: which workload of which document. */
interface LensData {
  readonly uri: string;
  readonly case: RolloutLens['case'];
}

/** One editor's server. It translates, and waits; what there is to say comes from its host. */
export class LanguageServer {
  private readonly documents = new TextDocuments(TextDocument);
  private readonly projects: Projects;
  private client: InitializeParams['capabilities'] = {};
  private timer: NodeJS.Timeout | undefined;
  private ready: Promise<unknown> = Promise.resolve();
  private readonly told = new Set<string>();
  private hasLeft = false;

  constructor(
    private readonly connection: Connection,
    private readonly host: EditorHost,
  ) {
    this.projects = new Projects(host);
  }

  listen(): void {
    const { connection, documents } = this;
    connection.onInitialize((params) => this.initialize(params));
    connection.onInitialized(() => this.watch());
    connection.onDidChangeWatchedFiles(({ changes }) => this.filesChanged(changes));
    documents.onDidChangeContent(({ document }) => this.edited(document));
    documents.onDidClose(({ document }) => this.closed(document));
    connection.onHover(({ textDocument, position }) => this.hover(textDocument.uri, position));
    connection.onCodeAction(({ textDocument, range, context }) =>
      this.actions(textDocument.uri, range, context.diagnostics, context.only),
    );
    connection.onCodeActionResolve((action) => this.resolveAction(action));
    connection.onCodeLens(({ textDocument }) => this.lenses(textDocument.uri));
    connection.onCodeLensResolve((lens, token) => this.resolveLens(lens, token));
    connection.onExecuteCommand(({ command, arguments: args = [] }, token) => this.execute(command, args, token));
    documents.listen(connection);
    connection.listen();
  }

  /** The editor is gone: nothing is judged for it any more, and nothing said. */
  leave(): void {
    this.hasLeft = true;
    clearTimeout(this.timer);
  }

  private initialize({ capabilities, workspaceFolders, rootUri }: InitializeParams): InitializeResult {
    this.client = capabilities;
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    this.ready = Promise.all(folders.map((uri) => this.open(uri)));
    return {
      serverInfo: { name: 'zero-downtime', version: this.host.version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
        codeLensProvider: { resolveProvider: true },
        executeCommandProvider: { commands: Object.values(COMMANDS) },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  private async open(uri: string): Promise<void> {
    const project = this.projects.add(uri);
    if (project) await this.read(project);
  }

  private async read(project: Project): Promise<void> {
    try {
      await project.read();
    } catch (error) {
      this.show(MessageType.Error, `zero-downtime: ${(error as Error).message}`);
    }
  }

  private show(type: MessageType, message: string): void {
    this.notify(() => this.connection.sendNotification(ShowMessageNotification.type, { type, message }));
  }

  /** An editor that has left, or that cannot do what it said it could, is no reason to end. */
  private notify(send: () => Promise<unknown>): void {
    if (this.hasLeft) return;
    send().catch(({ message }: Error) => this.hasLeft || this.connection.console.log(message));
  }

  private watch(): void {
    if (this.client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: '**/*.{yaml,yml,json}' }];
      this.notify(() => this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (this.client.workspace?.workspaceFolders) {
      this.connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        for (const { uri } of removed) this.projects.remove(uri);
        this.ready = Promise.all(added.map(({ uri }) => this.open(uri)));
        await this.ready;
        for (const document of this.documents.all()) this.edited(document);
      });
    }
  }

  private async filesChanged(changes: readonly FileEvent[]): Promise<void> {
    await this.ready;
    for (const { uri, type } of changes) {
      const { project, file } = this.projects.locate(uri);
      if (this.host.files.isConfiguration(file)) await this.read(project);
      else if (type !== FileChangeType.Changed || !this.documents.get(uri)) await project.reread(file);
    }
    this.later();
  }

  private edited(document: TextDocument): void {
    void this.ready.then(() => {
      const { project, file } = this.projects.locate(document.uri);
      project.edit(file, document.getText());
      this.later();
    });
  }

  private closed({ uri }: TextDocument): void {
    const { project, file } = this.projects.locate(uri);
    project.close(file);
    this.publish(uri, []);
    this.later();
  }

  /** One edit may mend or break what stands in other documents. */
  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.diagnose(), PAUSE);
  }

  private diagnose(): void {
    for (const { uri, version } of this.documents.all()) {
      const { project, file } = this.projects.locate(uri);
      this.publish(uri, this.host.editor.diagnosticsOf(project.judged.report, file), version);
    }
    if (this.client.workspace?.codeLens?.refreshSupport)
      this.notify(() => this.connection.sendRequest(CodeLensRefreshRequest.type));
  }

  private publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    if (diagnostics.length === 0 && !this.told.has(uri) && version === undefined) return;
    this.told.add(uri);
    this.notify(() =>
      this.connection.sendDiagnostics({
        uri,
        diagnostics: [...diagnostics],
        ...(version !== undefined && { version }),
      }),
    );
  }

  private async hover(uri: string, position: { line: number; character: number }) {
    const { project, file } = await this.at(uri);
    const found = this.host.editor.hoverAt(project.judged.report, file, position);
    return found && { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range };
  }

  /** The document's project, with all that was typed. */
  private async at(uri: string) {
    await this.ready;
    const located = this.projects.locate(uri);
    const document = this.documents.get(uri);
    if (document) located.project.edit(located.file, document.getText());
    return located;
  }

  private async actions(
    uri: string,
    range: RolloutLens['range'],
    diagnostics: readonly Diagnostic[],
    only: readonly string[] | undefined,
  ): Promise<CodeAction[]> {
    if (only && !only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)) return [];
    const { project, file } = await this.at(uri);
    const { quickFixes, findingsAt } = this.host.editor;
    const fixes = quickFixes(project.judged, file, range).map(({ title, finding, edits }): CodeAction => {
      const its = diagnostics.filter(({ data }) => (data as Diagnostic['data'])?.fingerprint === finding.fingerprint);
      return {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: its,
        isPreferred: finding.assumptions.length === 0,
        edit: this.workspaceEdit(project, edits),
      };
    });
    const [finding] = findingsAt(project.judged, file, range);
    if (!finding) return fixes;
    const { workload = finding.resource } = finding;
    return [...fixes, this.fixAll({ uri, workload, file })];
  }

  /** It takes a simulation, so it is worked out when somebody wants it. */
  private fixAll(data: WorkloadData): CodeAction {
    const title = `Fix all in this workload: ${data.workload.kind} ${data.workload.name}`;
    const resolves = this.client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;
    const how = resolves ? { data } : { command: { title, command: COMMANDS.fix, arguments: [data] } };
    return { title, kind: CodeActionKind.QuickFix, ...how };
  }

  private async resolveAction(action: CodeAction): Promise<CodeAction> {
    const data = action.data as WorkloadData | undefined;
    return data === undefined ? action : { ...action, edit: await this.fixed(data) };
  }

  private async fixed({ uri, workload, file }: WorkloadData): Promise<WorkspaceEdit> {
    const { project } = await this.at(uri);
    return this.workspaceEdit(project, this.host.editor.fixWorkload(project.judged, { workload, file }));
  }

  /** Edits of what is open name its version, so that an editor refuses those of an older text. */
  private workspaceEdit(project: Project, files: readonly FileEdits[]): WorkspaceEdit {
    const all = files.map(({ file, edits }) => ({ uri: this.openUri(project, file), edits: [...edits] }));
    if (!this.client.workspace?.workspaceEdit?.documentChanges)
      return { changes: Object.fromEntries(all.map(({ uri, edits }) => [uri, edits])) };
    return {
      documentChanges: all.map(({ uri, edits }) => ({
        textDocument: { uri, version: this.documents.get(uri)?.version ?? null },
        edits,
      })),
    };
  }

  /** The address as the editor writes it, where the file is open; two spellings would be two documents. */
  private openUri(project: Project, file: string): string {
    const isIt = (uri: string) => {
      const located = this.projects.locate(uri);
      return located.project === project && located.file === file;
    };
    return this.documents.keys().find(isIt) ?? this.projects.uriOf({ project, file });
  }

  private async lenses(uri: string): Promise<CodeLens[]> {
    const { project, file } = await this.at(uri);
    return this.host.editor
      .rolloutLenses(project.judged, file)
      .map(({ range, case: its }) => ({ range, data: { uri, case: its } satisfies LensData }));
  }

  /** Simulated in a thread of its own, once nobody types; what was cancelled is not even begun. */
  private async resolveLens(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
    const { uri, case: its } = lens.data as LensData;
    const title = await this.simulated(uri, its, this.host.editor.rolloutTitle, token);
    return { ...lens, command: { title, command: COMMANDS.explain, arguments: [{ uri, case: its }] } };
  }

  private async simulated<Said>(
    uri: string,
    its: RolloutLens['case'],
    say: (outcome: Awaited<ReturnType<Project['rollouts']['outcome']>>) => Said,
    token: CancellationToken,
  ): Promise<Said> {
    const { project } = await this.at(uri);
    const { judged } = project;
    await new Promise((resolve) => setTimeout(resolve, LONG_PAUSE));
    const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (token.isCancellationRequested) throw cancelled;
    const changed = new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
    if (project.judged !== judged) throw changed;
    const leaving = new Promise<never>((_, reject) => token.onCancellationRequested(() => reject(cancelled)));
    try {
      return say(await project.rollouts.outcome(its, leaving));
    } catch (error) {
      throw error === cancelled || project.judged === judged ? error : changed;
    }
  }

  private async execute(command: string, [given]: readonly unknown[], token: CancellationToken): Promise<unknown> {
    if (command === COMMANDS.fix) {
      const edit = await this.fixed(given as WorkloadData);
      return this.connection.workspace.applyEdit({ label: 'zero-downtime', edit });
    }
    if (command !== COMMANDS.explain) return undefined;
    const { uri, case: its } = given as LensData;
    const words = await this.simulated(uri, its, this.host.editor.rolloutWords, token);
    this.show(MessageType.Info, words.join('\n'));
    return words;
  }
}
