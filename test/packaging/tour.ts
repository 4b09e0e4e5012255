/** What the README's tour has its reader write into files. */
export interface Tour {
  readonly program: string;
  /** @default none: then the reader has none either */
  readonly tsconfig: string | undefined;
}

/** Stands in every program that uses the library as most users do. */
const USE = 'new ZeroDowntimeDeployment';

/** The README's first whole program, and the tsconfig.json that it shows, if it shows one. */
export function tourOf(readme: string): Tour {
  const program = blocksOf(readme, 'ts').find((block) => block.includes(USE) && /^import /m.test(block));
  if (program === undefined) throw new Error(`README.md has no \`\`\`ts block with an import and '${USE}'`);
  return { program, tsconfig: blocksOf(readme, 'json').find((block) => block.includes('compilerOptions')) };
}

function blocksOf(markdown: string, language: string): readonly string[] {
  const blocks = markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'));
  return [...blocks].map(([, text]) => text ?? '');
}
