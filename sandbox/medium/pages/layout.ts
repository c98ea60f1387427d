import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { STYLES } from './styles.ts';

/** A part of a page; undefined is nothing. */
export type Piece = Element | string | undefined;

/** A whole page around its content. Text is escaped by construction: pages are trees, not strings. */
export function layout(title: string, ...content: Piece[]): Root {
	return {
		type: 'root',
		children: [
			{ type: 'doctype' },
			h('html', { lang: 'en' }, [
				h('head', [
					h('meta', { charSet: 'utf-8' }),
					h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
					h('meta', { name: 'color-scheme', content: 'light dark' }),
					h('title', `${title} · Local Medium`),
					h('style', STYLES),
				]),
				h('body', [
					h('a.skip', { href: '#main' }, 'Skip to the content'),
					h('header.site', [
						h('a.brand', { href: '/' }, 'Local Medium'),
						h('p', 'A sandbox on this computer. Nothing here is on the real Medium.'),
					]),
					h('main', { id: 'main' }, ...content),
				]),
			]),
		],
	};
}

/** A date as people write it, with the machine-readable one beside it. */
export function date(milliseconds: number): Element {
	const moment = new Date(milliseconds);
	return h(
		'time',
		{ dateTime: moment.toISOString() },
		moment.toLocaleDateString('en-GB', {
			day: 'numeric',
			month: 'long',
			year: 'numeric',
			timeZone: 'UTC',
		}),
	);
}

/** The status as a badge; a post without one was published publicly. */
export function statusBadge(publishStatus: string): Element {
	const status = publishStatus === '' ? 'public' : publishStatus;
	return h('span.badge', { className: [status] }, status);
}

/** Tags as a list; nothing when there are none. */
export function tagList(tags: readonly string[]): Piece {
	if (tags.length === 0) return undefined;
	return h('ul.tags', { ariaLabel: 'Tags' }, ...tags.map((tag) => h('li', tag)));
}
