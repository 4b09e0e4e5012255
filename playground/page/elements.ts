/** An element of the page. */
export function byId<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Kind;
}

/** A new element. Texts only ever enter the page as texts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** A button that does something. */
export function button(words: string, act: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const node = element('button', { type: 'button', ...attributes }, [words]);
  node.addEventListener('click', act);
  return node;
}

/** Options of a choice, with the chosen one. */
export function fillChoice(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
): void {
  select.replaceChildren(...options.map(([value, words]) => element('option', { value }, [words])));
  select.value = chosen;
}
