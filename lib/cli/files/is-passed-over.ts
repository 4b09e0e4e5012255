/** Whether a folder of this name is not looked into: dot-folders and other people's packages. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
