import { gfmAutolinkLiteralToMarkdown } from 'mdast-util-gfm-autolink-literal';
import type { Unsafe } from 'mdast-util-to-markdown';

/** Where signs are part of an address or title. */
const NO_MARKS: Unsafe['notInConstruct'] = [
	...(['autolink', 'destinationLiteral', 'destinationRaw', 'reference'] as const),
	...(['titleQuote', 'titleApostrophe'] as const),
];

/** Where the library escapes more than has to be, as what is written here has no definitions. */
const SAFE: Array<(pattern: Unsafe) => boolean> = [
	({ character }) => character === '&',
	({ character, inConstruct }) => character === '[' && inConstruct === 'phrasing',
	({ character, atBreak }) => (character === '[' || character === '#') && atBreak === true,
];

/** What is before and after a dollar that could end a formula, or be half of its sign (`mathText.ts`). */
const DOLLARS = [
	['(?<=[^ \\t\\r\\n])', '(?!\\d)'],
	['', '(?=\\$)'],
] as const;

const UNSAFE: Unsafe[] = [
	{ character: '&', after: '#?[\\dA-Za-z]{1,31};', inConstruct: ['phrasing', 'destinationRaw'] },
	// A definition, of a footnote as well, or the box of a task: `[a]:`, `[^a]:`, `[ ]`.
	// In `before`, as the library leaves out an `after` where the next character is escaped.
	{
		atBreak: true,
		before: '(?=\\[(?!(?:[^\\[\\]\\\\ xX]|[^\\[\\]\\\\]{2,999})\\][^:]))',
		character: '[',
	},
	{ atBreak: true, character: '#', after: '#{0,5}(?:[ \\t\\r\\n]|$)' },
	// GitHub's: struck-out text, and the line below a table's head.
	{ character: '~', inConstruct: 'phrasing', notInConstruct: NO_MARKS },
	{ atBreak: true, character: '|', after: '[\\t :-]' },
	{ atBreak: true, character: ':', after: '-' },
	{ atBreak: true, character: '-', after: '[:|-]' },
	// Addresses that are no links; an escape further on would become part of them.
	...(gfmAutolinkLiteralToMarkdown().unsafe ?? []),
	// E-mail addresses may begin with nearly anything (`<1@a>`).
	{ character: '<', after: '[^\\s<>@]+@', inConstruct: 'phrasing', notInConstruct: NO_MARKS },
	// A definition list, which some readers know.
	{ atBreak: true, character: ':', after: '[ \\t\\r\\n]' },
	// Not those of prices. One pattern for each side, or the library would leave a dollar out where its
	// neighbour there is escaped.
	...DOLLARS.flatMap(([before, after]): Unsafe[] => [
		{ character: '$', before: `${before}(?=\\$${after})`, inConstruct: 'phrasing' },
		{ character: '$', after: `(?<=${before}\\$)${after}`, inConstruct: 'phrasing' },
	]),
];

/** What has to be escaped, given what the library escapes. */
export function withEscapes(unsafe: Unsafe[]): Unsafe[] {
	return [...unsafe.filter((pattern) => !SAFE.some((isSafe) => isSafe(pattern))), ...UNSAFE];
}
