import type { Constant, Part, Statement } from './adopted-app';
import { namesIn } from './names-in';
import { docComment, printExpression } from './print-expression';
import { printImports, type FileOf } from './print-imports';

/**
 * The file of a part.
 *
 * @param ours where names of the program itself come from
 */
export function printPart(part: Part, ours: ReadonlyMap<string, FileOf>): string {
  const values = [...part.constants, ...part.statements].map(({ value }) => value);
  const names = new Set(['Construct', ...values.flatMap(namesIn)]);
  return [
    printImports(names, ours),
    ...part.constants.map(printConstant),
    `${docComment(part.doc, 0)}
export class ${part.className} extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
${printStatements(part.statements)}  }
}
`,
  ].join('\n');
}

/** A constant that other files may use. */
export function printConstant({ name, doc, value }: Constant): string {
  const head = `export const ${name} = `;
  return `${docComment(doc, 0)}\n${head}${printExpression(value, { indent: 0, column: head.length, behind: 1 })};\n`;
}

/** What is long stands apart from what is around it. */
function printStatements(statements: readonly Statement[]): string {
  let wasLong = true;
  return statements
    .map((statement) => {
      const text = printStatement(statement);
      const isLong = text.includes('\n');
      const gap = wasLong || isLong ? '\n' : '';
      wasLong = isLong;
      return `${gap}${text}\n`;
    })
    .join('');
}

/** A statement as it stands in a block. */
export function printStatement({ name, comment, value }: Statement, indent = INDENT): string {
  const head = name === undefined ? '' : `const ${name} = `;
  const text = printExpression(value, { indent, column: indent + head.length, behind: 1 });
  const above = comment === undefined ? '' : `${' '.repeat(indent)}// ${comment}\n`;
  return `${above}${' '.repeat(indent)}${head}${text};`;
}

/** In a constructor of a class. */
const INDENT = 4;
