import type { Schema } from 'hast-util-sanitize';

/**
 * What Medium keeps of a story, and all that leaves this package. The elements are those of real
 * full-text feeds (51 stories), but for `iframe`, which Medium writes and does not accept
 * (jekyll-crosspost #16). Everything else is dropped by Medium or flattened.
 */
export const MEDIUM: Schema = {
	tagNames: [
		// A line break within a paragraph, quote or code block.
		...['p', 'br', 'hr'],
		...['strong', 'em', 'a'],
		// The two headings Medium has. The title is an h3 too, the subtitle an h4.
		...['h3', 'h4'],
		// One level. `start` is in no feed and is not relied upon: numbers are written out instead.
		...['ul', 'ol', 'li'],
		// One for each paragraph, with nothing but running text in it.
		'blockquote',
		// A picture, sometimes in a link, and its caption.
		...['figure', 'img', 'figcaption'],
		// Lines end with a line feed here and with `br` in feeds; both are kept. No language.
		'pre',
	],
	attributes: {
		a: ['href'],
		img: ['alt', ['src', /^(?:https?:|data:image\/(?!svg)|(?![a-z][a-z\d+.-]*:))/i]],
	},
	protocols: {
		// Medium drops other addresses (`tel:` for one); relative ones would lead nowhere.
		href: ['http', 'https', 'mailto'],
		// `data:` and relative ones are for whoever uploads pictures; Medium does not load them.
		src: ['http', 'https', 'data'],
	},
	ancestors: {
		li: ['ul', 'ol'],
		figcaption: ['figure'],
		img: ['figure'],
	},
	required: {},
	clobber: [],
	strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math'],
	allowComments: false,
	allowDoctypes: false,
};

/** What is sent, for Medium to make the above of it: title and subtitle are h1 and h2 on their way. */
export const SENT: Schema = { ...MEDIUM, tagNames: [...(MEDIUM.tagNames ?? []), 'h1', 'h2'] };
