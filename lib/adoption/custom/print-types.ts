import { docComment, printExpression } from '../program/print-expression';
import { data } from '../program/expression';
import { printText } from '../program/print-text';
import { freeIdentifier, identifierOf } from '../naming';
import type { FieldOf, Fields, Shape } from './shape';
import type { CustomType } from './types-of-group';

/**
 * The file with the types of the custom resources of a group, called as `cdk8s import` calls them. Fields are called as
 * they are in manifests.
 *
 * @param taken the names that classes have
 */
export function printTypes(group: string, types: readonly CustomType[], taken: Set<string>): string {
  const header = `// The types of custom resources of ${group}, made from their CustomResourceDefinitions.
import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';
import type { Construct } from 'constructs';
`;
  return [header, ...types.flatMap((type) => new Printing(taken).print(type))].join('\n');
}

/** What the module itself names. */
export const NAMES_OF_TYPES = ['ApiObject', 'ApiObjectMetadata', 'GroupVersionKind', 'Construct'];

/** The types of one kind, in the order in which they are asked for. */
class Printing {
  private readonly texts: string[] = [];

  constructor(private readonly taken: Set<string>) {}

  print(type: CustomType): readonly string[] {
    const props = freeIdentifier(`${type.className}Props`, this.taken);
    const head = this.classOf(type, props);
    this.texts.push(head);
    this.interfaceOf(props, type.className, type.shape, `What a ${type.kind} is made of.`);
    return this.texts;
  }

  private classOf({ className, apiVersion, kind, shape, description }: CustomType, props: string): string {
    const isOptional = ![...shape.fields.values()].some(({ isRequired }) => isRequired);
    return `${comment(description ?? `${kind} of ${apiVersion}.`, 0)}export class ${className} extends ApiObject {
  static readonly GVK: GroupVersionKind = ${expressionText({ apiVersion, kind })};

  constructor(scope: Construct, id: string, props: ${props}${isOptional ? ' = {}' : ''}) {
    super(scope, id, { ...${className}.GVK, ...props });
  }

  /** The object as data, to stand inside another one. */
  static manifest(props: ${props}${isOptional ? ' = {}' : ''}): GroupVersionKind & ${props} {
    return { ...${className}.GVK, ...props };
  }
}
`;
  }

  private interfaceOf(name: string, base: string, { fields, isOpen }: Fields, description: string | undefined): void {
    const place = this.texts.push('') - 1;
    const own = [...fields].map(([field, of]) => this.fieldOf(field, of, base));
    const all = isOpen ? [...own, '  readonly [field: string]: unknown;\n'] : own;
    this.texts[place] = `${comment(description, 0)}export interface ${name} {\n${all.join('')}}\n`;
  }

  private fieldOf(name: string, { shape, isRequired, description }: FieldOf, base: string): string {
    const type =
      name === 'metadata' && shape === METADATA
        ? 'ApiObjectMetadata'
        : this.typeOf(shape, base + identifierOf(name), description);
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : printText(name.replaceAll('\n', '\\n'));
    return `${comment(description, 2)}  readonly ${key}${isRequired ? '' : '?'}: ${type};\n`;
  }

  private typeOf(shape: Shape, wanted: string, description: string | undefined): string {
    const type = this.bare(shape, wanted, description);
    return shape.isNullable && type !== 'unknown' ? `${type} | null` : type;
  }

  private bare(shape: Shape, wanted: string, description: string | undefined): string {
    switch (shape.form) {
      case 'any':
        return 'unknown';
      case 'basic':
        return shape.types.join(' | ');
      case 'words':
        return this.wordsOf(shape.words, wanted, description);
      case 'list': {
        const element = this.typeOf(shape.element, wanted, description);
        return `readonly ${element.includes(' ') ? `(${element})` : element}[]`;
      }
      case 'map':
        return `{ readonly [key: string]: ${this.typeOf(shape.element, wanted, description)} }`;
      case 'fields': {
        const name = freeIdentifier(wanted, this.taken);
        this.interfaceOf(name, name, shape, description);
        return name;
      }
    }
  }

  /** Each of the words that it may be. */
  private wordsOf(words: readonly (string | number)[], wanted: string, description: string | undefined): string {
    const name = freeIdentifier(wanted, this.taken);
    const all = words.map((word) => expressionText(word));
    const line = `export type ${name} = ${all.join(' | ')};`;
    const text = line.length <= WIDTH ? line : `export type ${name} =\n${all.map((one) => `  | ${one}`).join('\n')};`;
    this.texts.push(`${comment(description, 0)}${text}\n`);
    return name;
  }
}

const WIDTH = 120;

/** What every object has, in the words of cdk8s. */
export const METADATA: Shape = { form: 'any', isNullable: false };

function expressionText(value: Parameters<typeof data>[0]): string {
  return printExpression(data(value), { indent: 2, column: 2, behind: 1 });
}

/** What a definition says, as a comment that ends where it should. */
function comment(description: string | undefined, indent: number): string {
  const text = (description ?? '').replaceAll('*/', '*\\/').replace(NO_TEXT, ' ');
  const lines = text.split('\n').map((line) => line.trim());
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  while (lines.length > 0 && lines[0] === '') lines.shift();
  return lines.length === 0 ? '' : `${docComment(lines, indent)}\n`;
}

// eslint-disable-next-line no-control-regex -- these end a line, or are none to an editor
const NO_TEXT = /[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029\ufeff]/g;
