/** A manifest is a text in the page. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
