import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import { STYLES } from './styles.ts';

/** A part of a page; undefined adds nothing. */
export type Piece = Element | string | undefined;

/** Wraps content in a whole page. Text is always escaped, because a page is a tree, not a string. */
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
					h('a.skip', { href: '#main' }, 'Skip to content'),
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

/** A date as people write it, with the ISO date as an attribute. */
export function date(milliseconds: number): Element {
	const moment = new Date(milliseconds);
	return h(
		'time',
		{ dateTime: moment.toISOString() },
		moment.toLocaleDateString('en-US', {
			day: 'numeric',
			month: 'long',
			year: 'numeric',
			timeZone: 'UTC',
		}),
	);
}

/** The status as a badge. A post without a status is public. */
export function statusBadge(publishStatus: string): Element {
	const status = publishStatus === '' ? 'public' : publishStatus;
	return h('span.badge', { className: [status] }, status);
}

/** Tags as a list; undefined if there are none. */
export function tagList(tags: readonly string[]): Piece {
	if (tags.length === 0) return undefined;
	return h('ul.tags', { ariaLabel: 'Tags' }, ...tags.map((tag) => h('li', tag)));
}
