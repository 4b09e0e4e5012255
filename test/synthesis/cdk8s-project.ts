import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** What `cdk8s synth` leaves behind. */
export interface Synthesis {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it writes with `--validation-reports-output-file`. */
  readonly reports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly recommendation: string;
      readonly fix: string;
      readonly violatingConstructs: readonly {
        readonly constructPath?: string;
        readonly resourceName: string;
        readonly locations: readonly string[];
        readonly manifestPath: string;
      }[];
    }[];
    readonly summary: { readonly status: string; readonly metadata: Readonly<Record<string, string>> };
  }[];
}

/**
 * Runs the real `cdk8s synth` in a project of its own.
 *
 * @param app a program in JavaScript that writes manifests with cdk8s
 * @param properties what cdk8s.yaml says under `properties`
 */
export function synth(app: string, properties: object, ...flags: readonly string[]): Synthesis {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-project-'));
  try {
    const validation = { package: './plugin.js', version: '0.1.0', class: 'ZeroDowntimeValidation', properties };
    writeFileSync(
      join(folder, 'cdk8s.yaml'),
      JSON.stringify({ language: 'typescript', app: `"${process.execPath}" app.js`, validations: [validation] }),
    );
    bundlePlugin(join(folder, 'plugin.js'));
    writeFileSync(join(folder, 'app.js'), app.replaceAll("require('", `require('${ROOT}/node_modules/`));
    const args = [join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', ...flags];
    const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', NODE_OPTIONS: '' };
    const run = spawnSync(process.execPath, [...args, '--validation-reports-output-file', 'reports.json'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    const { reports } = JSON.parse(readFileSync(join(folder, 'reports.json'), 'utf8')) as Pick<Synthesis, 'reports'>;
    return { code: run.status, stdout: run.stdout, stderr: run.stderr, reports };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The door `./cdk8s-cli` as one file. */
function bundlePlugin(outfile: string): void {
  const entryPoints = [join(ROOT, 'lib', 'synthesis', 'cdk8s-cli.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', logLevel: 'error' });
}
