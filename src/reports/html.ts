const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #666; --line: #ddd; --paper: #fff; --alarm: #b00020; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --soft: #9a9a9a; --line: #3a3a3a; --paper: #161616; --alarm: #ff6b81; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 70rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
p { max-width: 48rem; } .soft, figcaption, dt { color: var(--soft); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .9rem; text-align: right; border-bottom: 1px solid var(--line); } th { font-weight: 600; }
th:first-child, td:first-child, .text { text-align: left; padding-left: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1.5rem; }
figure { margin: 0; } .alarm { color: var(--alarm); } .wide { overflow-x: auto; } details { margin: 1rem 0; } figure svg { width: 100%; height: auto; color: var(--ink); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; } dd { margin: 0; overflow-wrap: anywhere; }
`;

/**
 * A page of HTML that needs no other file.
 *
 * @param style rules of its own
 */
export function htmlPage(title: string, body: string, style = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}

export function htmlRow(tag: 'th' | 'td', texts: readonly string[], classes: readonly string[] = []): string {
  const cell = (text: string, column: number) =>
    `<${tag}${classes[column] ? ` class="${classes[column]}"` : ''}>${escaped(text)}</${tag}>`;
  return `<tr>${texts.map(cell).join('')}</tr>`;
}

/** A text as HTML, in an attribute too. */
export function escaped(text: string): string {
  return inOrder(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A text whose characters are read in the order in which they stand: those that turn it around are written out, as U+202E. */
export function inOrder(text: string): string {
  const name = (control: string) => `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return text.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, name);
}
