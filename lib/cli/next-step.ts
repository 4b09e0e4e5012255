import { posix } from 'node:path';
import { maxOf } from '../kubernetes';
import { readSource } from '../source';
import { isWorkload } from '../workload';
import { CONFIG_FILES } from './config/read-config';
import { decode } from './files/decode';
import { FoldersOfTests } from './files/folders-of-tests';
import { isManifestFile, walk } from './files/walk';
import type { Io } from './io';

/** So many files are looked at, each so far, to tell what a folder holds. */
const [MOST_FILES, MOST_BYTES] = [400, 256 * 1024];

/** What there is to do with a folder: commands, each with what it does. */
export interface NextStep {
  readonly found: string;
  readonly commands: readonly (readonly [command: string, does: string])[];
}

/** The same for people. */
export function nextStepText(io: Io): string {
  const { found, commands } = nextStep(io);
  const width = maxOf(commands.map(([one]) => one.length)) + 2;
  const rows = commands.map(([one, does]) => `  ${one.padEnd(width)}${does}\n`);
  return `${found} What to do next:\n${rows.join('')}`;
}

/** What somebody does next who calls the program in a folder and says nothing else. */
export function nextStep(io: Io): NextStep {
  const manifests = folderOfManifests(io);
  if (manifests !== undefined) return manifestsFound(manifests, io);
  if (isThere('cdk8s.yaml', io))
    return {
      found: 'Here is a cdk8s app, and no manifest yet.',
      commands: [
        ['npx cdk8s synth', 'writes its manifests into dist/'],
        ['zero-downtime check dist', 'finds what loses requests in them'],
      ],
    };
  if (isThere('Chart.yaml', io) || isThere('kustomization.yaml', io))
    return {
      found: 'Here is something that is built first.',
      commands: [['zero-downtime check . --render', 'builds it by kustomize or helm, and finds what loses requests']],
    };
  return {
    found: 'Here is no Kubernetes manifest.',
    commands: [
      ['zero-downtime init my-app', 'makes a new app with one service, its test and its pipelines'],
      ['kubectl get deploy,svc,pdb,hpa,ing -A -o yaml | zero-downtime check -', 'looks at what runs in a cluster'],
    ],
  };
}

function manifestsFound({ folder, workloads }: Manifests, io: Io): NextStep {
  const hasConfig = CONFIG_FILES.some((file) => isThere(file, io));
  const facts = [
    'zero-downtime facts -',
    'the facts of real pods: kubectl get pods -A -o json | zero-downtime facts -',
  ] as const;
  return {
    found: `Here are manifests: ${workloads} in ${folder === '.' ? 'this folder' : `${folder}/`}.`,
    commands: [
      [`zero-downtime check ${folder}`, 'finds what loses requests, at its line'],
      [`zero-downtime simulate ${folder}`, 'says how many are lost, second by second'],
      [`zero-downtime fix ${folder}`, 'shows the smallest edits that mend it; --write makes them'],
      ...(hasConfig ? [] : [facts]),
    ],
  };
}

interface Manifests {
  /** The folder below which all of them stand. */
  readonly folder: string;
  /** Their workloads, counted in words. */
  readonly workloads: string;
}

function folderOfManifests(io: Io): Manifests | undefined {
  const tests = new FoldersOfTests(io.files);
  const files = walk(
    '.',
    io.files,
    (file) => isManifestFile(file) && tests.holding(file, '.') === undefined,
  ).files.slice(0, MOST_FILES);
  const counts = files.map((file) => [file, workloadsIn(file, io)] as const).filter(([, count]) => count > 0);
  const count = counts.reduce((sum, [, one]) => sum + one, 0);
  if (count === 0) return undefined;
  const tops = new Set(counts.map(([file]) => file.split('/')[0] ?? ''));
  const [only = '.'] = tops;
  const folder = tops.size === 1 && io.files.stat(only)?.kind === 'folder' ? only : '.';
  return { folder, workloads: count === 1 ? 'one workload' : `${count} workloads` };
}

/** What cannot be read here is told of by the command that is proposed. */
function workloadsIn(file: string, io: Io): number {
  try {
    if ((io.files.stat(file)?.size ?? 0) > MOST_BYTES) return 0;
    const text = decode(io.files.read(file, MOST_BYTES));
    if (!/\bkind\b/.test(text)) return 0;
    return readSource(text, posix.normalize(file)).manifests.filter((one) => isWorkload(one)).length;
  } catch {
    return 0;
  }
}

function isThere(file: string, io: Io): boolean {
  try {
    return io.files.stat(file)?.kind === 'file';
  } catch {
    return false;
  }
}
