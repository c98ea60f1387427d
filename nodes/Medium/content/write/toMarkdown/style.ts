import type { Link, Parents, PhrasingContent, Root, Text } from 'mdast';
import {
	type Attention,
	defaultHandlers,
	type Info,
	type Options,
	type State,
} from 'mdast-util-to-markdown';
import { withEscapes } from './escapes';
import { isTouching } from './touching';

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
