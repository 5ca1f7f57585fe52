/** The files that a page of Markdown leads to or shows, as it names them. */
export function linksOf(page: string): string[] {
  const links = page.matchAll(/(?:\]\(|src(?:set)?=")(?![a-z]+:)([^)#"]+)/g);
  return Array.from(links, ([, path]) => path);
}
