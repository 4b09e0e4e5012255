import type { Json, JsonObject } from '../kubernetes';
import { asArray, isObject } from '../kubernetes';
import { Document } from './document';
import { DocumentError } from './document-error';
import { readFull } from './full/read-full';
import { isKustomization, readKustomization, type Kustomization } from './kustomization';
import { LineIndex } from './line-index';
import { baseName, directoryOf } from './paths';
import type { SourceProblem } from './problem';
import type { Skipped, SkipReason } from './skipped';
import { SourceManifest } from './source-manifest';
import type { SourceReading } from './source-reading';
import { splitDocuments, type DocumentText } from './split-documents';

/** How to read a text. */
export interface ReadSourceOptions {
  /** The directory of the file, from the PATH that was given down. @default the directory part of the file's name */
  readonly directory?: string;
}

/**
 * Reads the manifests of a YAML or JSON text as kubectl does, each field with its place.
 *
 * @param file the name to give in messages, with forward slashes
 */
export function readSource(text: string, file: string, options: ReadSourceOptions = {}): SourceReading {
  return new SourceReader(file, options.directory ?? directoryOf(file)).read(text);
}

const TEMPLATE = /\{\{|\{%/;
const CHART_FILE = /^(Chart|values([-._].*)?|.*[-._]values)\.ya?ml$/i;

const DETAILS: Readonly<Partial<Record<SkipReason, string>>> = {
  'not-kubernetes': 'no `apiVersion` and `kind`: not a Kubernetes object',
  empty: 'nothing but comments',
  kustomization: 'a kustomization builds manifests and is none: check the output of `kubectl kustomize`',
  template: 'a template, not YAML: render it first (`helm template`) and check the output',
  'helm-chart': 'part of a Helm chart, not a manifest: check the output of `helm template`',
};

class SourceReader {
  private readonly manifests: SourceManifest[] = [];
  private readonly problems: SourceProblem[] = [];
  private readonly skipped = new Map<SkipReason, Skipped>();
  private readonly kustomizations: Kustomization[] = [];

  constructor(
    private readonly file: string,
    private readonly directory: string,
  ) {}

  read(text: string): SourceReading {
    const documents = splitDocuments(text.startsWith('\uFEFF') ? text.slice(1) : text);
    for (const document of documents) this.readDocument(document, documents.length === 1);
    const { file, manifests, problems, kustomizations } = this;
    return { file, manifests, problems, skipped: [...this.skipped.values()], kustomizations };
  }

  private readDocument(source: DocumentText, isOnly: boolean): void {
    try {
      const { value, warnings } = readFull(source.text);
      if (value === null) return isOnly ? this.skip('empty', source.line) : undefined;
      for (const warning of warnings) this.report(warning, source);
      this.take(new Document(source, value), source.line);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      if (TEMPLATE.test(source.text)) return this.skip('template', source.line);
      this.report(error, source);
    }
  }

  private take(document: Document, line: number): void {
    const { value } = document;
    if (!isObject(value)) return this.skip('not-kubernetes', line);
    if (isKustomization(value, this.file)) {
      this.kustomizations.push(readKustomization(value, this.file));
      return this.skip('kustomization', line);
    }
    if (typeof value['apiVersion'] !== 'string' || typeof value['kind'] !== 'string') {
      return this.skip(CHART_FILE.test(baseName(this.file)) ? 'helm-chart' : 'not-kubernetes', line);
    }
    this.takeObject(value, document, []);
  }

  private takeObject(object: JsonObject, document: Document, within: readonly (string | number)[]): void {
    const items = itemsOf(object);
    if (!items) {
      const origin = { file: this.file, directory: this.directory, within };
      this.manifests.push(new SourceManifest(object, document, origin));
      return;
    }
    items.forEach((item, index) => {
      if (isObject(item)) this.takeObject(typed(item, object), document, [...within, 'items', index]);
    });
  }

  private skip(reason: SkipReason, line: number): void {
    const before = this.skipped.get(reason);
    const detail = DETAILS[reason] ?? '';
    this.skipped.set(
      reason,
      before ? { ...before, count: before.count + 1 } : { reason, file: this.file, line, count: 1, detail },
    );
  }

  private report({ code, offset, message }: DocumentError, source: DocumentText): void {
    const { line, column } = new LineIndex(source.text).position(offset);
    this.problems.push({ code, severity: 'error', file: this.file, line: line + source.line - 1, column, message });
  }
}

/** What a list holds: `List`, `DeploymentList` and so on. */
function itemsOf(object: JsonObject): readonly Json[] | undefined {
  const { kind, items } = object;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? asArray(items) : undefined;
}

/** An item of a `DeploymentList` need not say that it is a Deployment. */
function typed(item: JsonObject, list: JsonObject): JsonObject {
  if (list['kind'] === 'List' || item['kind'] !== undefined) return item;
  return { apiVersion: list['apiVersion'], kind: String(list['kind']).slice(0, -'List'.length), ...item };
}
