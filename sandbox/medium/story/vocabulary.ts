import type { Schema } from 'hast-util-sanitize';

/**
 * All that a story may send to a reader's browser: Medium's vocabulary (the elements in real
 * stories), h1 and h2 for title and subtitle on the page, and the sandbox's own class names. No
 * styles, no event handlers, and only http, https and mailto addresses.
 */
export const VOCABULARY: Schema = {
	tagNames: [
		...['p', 'br', 'strong', 'em', 'a', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote'],
		...['figure', 'figcaption', 'img', 'pre', 'hr'],
		...['h1', 'h2'],
	],
	attributes: {
		a: ['href', 'rel'],
		img: ['src', 'alt', 'loading'],
		figure: [['className', 'missing', 'embed']],
		h1: [['className', 'title']],
		h2: [['className', 'subtitle']],
		h3: ['ariaLevel'],
		h4: ['ariaLevel'],
		pre: ['tabIndex'],
	},
	protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
	strip: ['script', 'style'],
	clobber: ['id', 'name'],
	clobberPrefix: 'story-',
};
