import type { Link, Parents, PhrasingContent, Root, Text } from 'mdast';
import { gfmAutolinkLiteralToMarkdown } from 'mdast-util-gfm-autolink-literal';
import {
	type Attention,
	defaultHandlers,
	type Info,
	type Options,
	type State,
	type Unsafe,
} from 'mdast-util-to-markdown';
import { isTouching } from './nest';

function writeRoot(node: Root, _: Parents | undefined, state: State, info: Info): string {
	state.unsafe = withEscapes(state.unsafe);
	return defaultHandlers.root(node, _, state, info);
}

function writeText(node: Text, parent: Parents | undefined, state: State, info: Info): string {
	return (
		defaultHandlers
			.text(node, parent, state, info)
			// Between spaces these are no marks, and a tilde that cannot end a mark begins none (“~5 m”).
			.replace(/(?<=[^\s\\] )\\([*_])(?= )/g, '$1')
			.replace(/(?<=[^\s\\] )\\~(?=[\p{L}\p{N}])/gu, '~')
	);
}

/** Addresses that GitHub's Markdown, and whoever looks for embeds, finds whole without brackets. */
const PLAIN_ADDRESS =
	/^https?:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/?#](?:[a-z\d\-.%/?#=&+]|(?<=[a-z\d])_(?=[a-z\d]))*)?(?<=[a-z\d/=-])$/i;

function writeLink(node: Link, parent: Parents | undefined, state: State, info: Info): string {
	const [content] = node.children;
	const isAlone = parent?.type === 'paragraph' && parent.children.length === 1;
	return isAlone &&
		node.children.length === 1 &&
		content?.type === 'text' &&
		content.value === node.url &&
		PLAIN_ADDRESS.test(node.url)
		? node.url
		: defaultHandlers.link(node, parent, state, info);
}
writeLink.peek = defaultHandlers.link.peek;

/** Always asterisks, but where only underscores can tell marks apart. */
function attention(construct: 'emphasis' | 'strong', size: number): Attention {
	return (node: PhrasingContent) => ({
		construct,
		markers: isTouching(node) ? ['*', '_'] : ['*'],
		sizes: [size],
	});
}

/** How Markdown is written: with as few signs and escapes as mean the same. */
export const STYLE: Options = {
	bullet: '-',
	emphasis: '*',
	// Dashes in the first line would begin front matter.
	rule: '*',
	strong: '*',
	handlers: {
		root: writeRoot,
		text: writeText,
		link: writeLink,
		emphasis: Object.assign(defaultHandlers.emphasis.bind(undefined), {
			attention: attention('emphasis', 1),
			peek: () => '*',
		}),
		strong: Object.assign(defaultHandlers.strong.bind(undefined), {
			attention: attention('strong', 2),
			peek: () => '*',
		}),
	},
};

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

/** What is before and after a dollar that could end a formula, or be half of its sign (`mathSyntax.ts`). */
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
