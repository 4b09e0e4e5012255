import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from './shell';

/** Makes an app with the package's own `init`, and runs the two commands that it prints. */
export function runNewApp(folder: string, command: string, tarball: string): void {
  shell(folder, process.execPath, command, 'init', 'new-app', '--library', `file:${tarball}`);
  const app = join(folder, 'new-app');
  shell(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');
  shell(app, 'npm', 'run', 'synth');
  if (!readdirSync(join(app, 'dist')).includes('shop.k8s.yaml')) throw new Error('No manifest comes out.');
  shell(app, 'npm', 'test');
}
