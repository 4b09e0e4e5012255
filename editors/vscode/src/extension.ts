import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands, workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, type Executable } from 'vscode-languageclient/node';

const DOCUMENTS = [
  { scheme: 'file', language: 'yaml' },
  { scheme: 'file', language: 'helm' },
  { scheme: 'file', language: 'json', pattern: '**/*.{k8s,manifest}.json' },
  { scheme: 'untitled', language: 'yaml' },
];

let client: LanguageClient | undefined;

/** Starts the language server; everything that it says comes from there. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(commands.registerCommand('zeroDowntime.restart', restart));
  await restart();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.stop();
  client = new LanguageClient('zeroDowntime', 'Zero Downtime', server(), { documentSelector: DOCUMENTS });
  await client.start();
}

/** What somebody has set; else what the folder has installed, if it is trusted; else what npm has. */
function server(): Executable {
  const [command, ...args] = workspace.getConfiguration('zeroDowntime').get<string[]>('command', []);
  if (command !== undefined) return { command, args };
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  const cli = folder && join(folder, 'node_modules', 'cdk8s-zero-downtime', 'build', 'cli.js');
  if (workspace.isTrusted && cli && existsSync(cli))
    return { command: process.execPath, args: [cli, 'lsp'], options: NODE };
  const isWindows = process.platform === 'win32';
  const npx = ['--yes', '--package', 'cdk8s-zero-downtime', 'zero-downtime', 'lsp'];
  return { command: isWindows ? 'npx.cmd' : 'npx', args: npx, options: { shell: isWindows } };
}

/** The editor's own program is Node with this. */
const NODE = { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } };
