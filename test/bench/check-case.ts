import { readdirSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Case } from './case';
import { measure, outdirOf, type Places, type Program } from './measure';

const PROGRAMS = join(__dirname, 'programs');
const CLI = join(__dirname, '..', '..', 'build', 'cli.js');
const FIXTURES = join(__dirname, '..', 'fixtures');

/** `check` of many resources against reading the same bytes with the yaml package alone. */
export function checkCase(resources: number, limit: number, documents: () => readonly string[], places: Places): Case {
  const folder = join(places.scratch, `corpus-${resources}`);
  const program = (name: string, file: string): Program => ({
    name,
    command: [process.execPath, join(PROGRAMS, file), folder],
  });
  return {
    name: `check/${resources}`,
    prepare: () => writeCopies(folder, resources, documents()),
    baseline: program('yaml: parseAllDocuments, toJS', 'parse.js'),
    contenders: [{ ...program('check', 'check.js'), limit }],
  };
}

/** `check` of one small file against a program that does nothing. */
export function startCase(limit: number, places: Places): Case {
  const file = join(places.scratch, 'one.yaml');
  const program = (name: string, ...command: string[]): Program => ({ name, command: [process.execPath, ...command] });
  return {
    name: 'start',
    prepare: () => writeFileSync(file, SMALL),
    baseline: program('node, nothing to do', join(PROGRAMS, 'nothing.js')),
    contenders: [{ ...program('check of one small file', CLI, 'check', file), limit }],
  };
}

const SMALL = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports: [{ containerPort: 8080 }]
`;

/** Manifests as people write them: those of a folder, else what the example apps make and the fixtures. */
export function documentsOf(corpus: string | undefined, places: Places): readonly string[] {
  if (corpus !== undefined) return documentsIn(corpus);
  const program: Program = { name: 'apps', command: ['npm', 'run', '--silent', 'synth'] };
  measure(program, places);
  return [...documentsIn(outdirOf(places, program)), ...documentsIn(FIXTURES)];
}

function documentsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/^---.*$/m))
    .filter(isObject);
}

/** Whether a text is one Kubernetes object into which a namespace can be written. */
function isObject(text: string): boolean {
  if (!/^metadata:\s*\n {2}\S/m.test(text) || !/^apiVersion: /m.test(text)) return false;
  const parsed = parseAllDocuments(text, { logLevel: 'silent' });
  return parsed.length === 1 && parsed[0]?.errors.length === 0;
}

/** Each copy of all documents has a namespace and a file of its own. */
function writeCopies(folder: string, resources: number, documents: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (let copy = 0; copy * documents.length < resources; copy += 1) {
    const file = join(folder, `copy-${copy}.yaml`);
    const its = documents.slice(0, resources - copy * documents.length);
    writeFileSync(file, its.map((document) => inNamespace(document, `copy-${copy}`)).join('---\n'));
  }
}

function inNamespace(document: string, namespace: string): string {
  const bare = document.trim().replace(/^ {2}namespace:.*\n?/m, '');
  return `${bare.replace(/^metadata:[ \t]*$/m, `metadata:\n  namespace: ${namespace}`)}\n`;
}
