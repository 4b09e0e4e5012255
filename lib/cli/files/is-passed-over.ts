/** Whether a folder of this name is not looked into: dot-folders, other people's packages, and what tools test themselves with. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name === 'testdata';
}
