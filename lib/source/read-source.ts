import { isObject, type FieldPath, type Json, type JsonObject } from '../kubernetes';
import { Document } from './documents/document';
import type { DocumentError } from './documents/document-error';
import { documentsIn, type DocumentFound } from './documents/documents-in';
import { readKustomization, type Kustomization } from './kustomize/kustomization';
import { isEncrypted, withoutSops } from './encrypted';
import { isGenerated } from './is-generated';
import { startsAsJson } from './json/read-json';
import { inFile, LineIndex } from './places/line-index';
import { listItems } from './documents/list-items';
import { MAX_LENGTH, MOST_OBJECTS, MOST_PROBLEMS } from './documents/limits';
import type { PackedTexts } from './documents/packed-texts';
import { directoryOf } from './patterns/paths';
import type { SourceProblem } from './problem';
import { isYtt, looksLikeTemplate, SKIP_DETAILS, skipReason } from './skip-reason';
import type { Skipped, SkipReason } from './skipped';
import { SourceManifest } from './source-manifest';
import type { SourceReading } from './source-reading';
import type { DocumentText } from './documents/split-documents';

/** How to read a text. */
export interface ReadSourceOptions {
  /** The directory of the file, from the PATH that was given down. @default the directory part of the file's name */
  readonly directory?: string;
  /** The longest text to read, in characters. @default 40 Mi */
  readonly maxLength?: number;
  /** How many objects are read of it; what comes after them is an error. @default 100,000 */
  readonly maxObjects?: number;
  /** Where texts are kept that are too many to be kept as they are. @default they are kept as they are */
  readonly packed?: PackedTexts;
}

/**
 * Reads the manifests of a YAML or JSON text as kubectl does, each field with its place.
 *
 * @param file the name to give in messages, with forward slashes
 */
export function readSource(text: string, file: string, options: ReadSourceOptions = {}): SourceReading {
  const { maxLength = MAX_LENGTH, maxObjects = MOST_OBJECTS } = options;
  const reader = new SourceReader(file, options.directory ?? directoryOf(file), maxObjects, options.packed);
  if (text.length > maxLength)
    reader.refuse('too-large', `a text of more than ${maxLength} characters is not read: split the file`);
  else reader.readText(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return reader.reading();
}

/** Where an object stands in a document of its own. */
const WHOLE: FieldPath = [];

/** Collects what stands in one text. */
class SourceReader {
  private readonly manifests: SourceManifest[] = [];
  private readonly problems: SourceProblem[] = [];
  private readonly skipped = new Map<SkipReason, Skipped>();
  private readonly kustomizations: Kustomization[] = [];
  private isGenerated = false;
  private isFull = false;

  constructor(
    private readonly file: string,
    private readonly directory: string,
    private readonly maxObjects: number,
    private readonly packed: PackedTexts | undefined,
  ) {}

  reading(): SourceReading {
    const { file, manifests, problems, kustomizations } = this;
    return { file, manifests, problems, skipped: [...this.skipped.values()], kustomizations };
  }

  /** Says why the whole text is not read. */
  refuse(code: SourceProblem['code'], message: string): void {
    this.problems.push({ code, severity: 'error', file: this.file, line: 1, column: 1, message });
  }

  readText(text: string): void {
    this.isGenerated = isGenerated(text);
    if (isYtt(text)) return this.skip('template', 1);
    for (const found of documentsIn(text)) {
      if (this.isFull) break;
      this.readDocument(found);
    }
    const found = this.manifests.length + this.problems.length + this.skipped.size;
    if (found === 0) this.skip('empty', 1);
  }

  private readDocument({ source, reading, error }: DocumentFound): void {
    if (reading) {
      if (!isOfSomethingElse(reading.value, source, this.file)) this.report(reading.warnings, source);
      if (reading.value !== null) this.take(reading.value, source);
    } else if (looksLikeTemplate(source.text)) this.skip('template', firstLine(source));
    else if (isBrokenOtherJson(source, this.file)) this.skip('not-kubernetes', 1);
    else if (error) this.report([error], source);
  }

  private take(value: Json, source: DocumentText): void {
    const reason = skipReason(value, this.file);
    if (reason !== undefined) this.skip(reason, firstLine(source));
    if (!isObject(value)) return;
    if (reason === 'kustomization') this.kustomizations.push(readKustomization(value, this.file));
    if (reason === undefined) {
      const kept = this.packed?.keep(source, value) ?? source;
      this.takeObject(value, new Document(kept, value), WHOLE);
    }
    if (this.isFull) this.problems.push(tooManyObjects(this.file, firstLine(source)));
  }

  private takeObject(object: JsonObject, document: Document, within: FieldPath): void {
    const items = listItems(object);
    if (!items) {
      this.isFull = this.manifests.length >= this.maxObjects;
      if (this.isFull) return;
      const { file, directory, isGenerated } = this;
      const identityOnly = isEncrypted(object);
      const origin = { file, directory, within, isGenerated, identityOnly };
      this.manifests.push(new SourceManifest(identityOnly ? withoutSops(object) : object, document, origin));
      return;
    }
    items.forEach((item, index) => {
      if (this.isFull) return;
      const reason = skipReason(item, '');
      if (reason === undefined) this.takeObject(item as JsonObject, document, [...within, 'items', index]);
      else this.skip(reason, 1);
    });
  }

  private skip(reason: SkipReason, line: number): void {
    const before = this.skipped.get(reason);
    const first = { reason, file: this.file, line, count: 1, detail: SKIP_DETAILS[reason] };
    this.skipped.set(reason, before ? { ...before, count: before.count + 1 } : first);
  }

  private cutOff(position: Pick<SourceProblem, 'line' | 'column'>): void {
    const message = `${MOST_PROBLEMS} things are wrong with this file already: from here on no others are told`;
    this.problems.push({ code: 'too-many-problems', severity: 'error', file: this.file, ...position, message });
  }

  private report(errors: readonly DocumentError[], source: DocumentText): void {
    if (errors.length === 0 || this.problems.length > MOST_PROBLEMS) return;
    const lines = new LineIndex(source.text);
    const { file } = this;
    for (const { code, offset, message } of errors) {
      const position = inFile(lines.position(offset), source);
      if (this.problems.length === MOST_PROBLEMS) return this.cutOff(position);
      this.problems.push({ code, severity: 'error', file, ...position, message });
    }
  }
}

/**
 * Whether a text is of something else than Kubernetes, such as a `tsconfig.json`, or values: what is odd in it is nobody's
 * concern here. Half an object is a mistake in one.
 */
function isOfSomethingElse(value: Json, { text }: DocumentText, file: string): boolean {
  const reason = skipReason(value, file);
  if (reason === 'not-kubernetes' && startsAsJson(text)) return true;
  const isOther = reason === 'not-kubernetes' || reason === 'helm-chart';
  return isOther && isObject(value) && !IDENTITY.some((key) => Object.hasOwn(value, key));
}

const IDENTITY = ['apiVersion', 'kind'] as const;

/** Whether a file of JSON that cannot be read, such as a `babel.config.json` of JSON5, names no object at all. */
function isBrokenOtherJson({ text }: DocumentText, file: string): boolean {
  return file.endsWith('.json') && startsAsJson(text) && !IDENTITY.some((key) => text.includes(key));
}

/** What is said where the first object stands that is not read. */
export function tooManyObjects(file: string, line: number, besides = ''): SourceProblem {
  const message = `there are more objects than are read in one run: from here on nothing is${besides}. What is said of the others may rest on what is missing: check fewer files at once, or raise --max-objects`;
  return { code: 'too-many-objects', severity: 'error', file, line, column: 1, message };
}

/** The line of the first thing in the text that is neither blank, nor a comment, nor `---`. */
function firstLine(source: DocumentText): number {
  const { text } = source;
  let at = 0;
  while (PASSED_OVER.test(text.slice(at, at + 3))) {
    const end = text.indexOf('\n', at);
    if (end === -1) break;
    at = end + 1;
  }
  return inFile(new LineIndex(text.slice(0, at)).position(at), source).line;
}

const PASSED_OVER = /^(?:---|[#%\r\n])/;
