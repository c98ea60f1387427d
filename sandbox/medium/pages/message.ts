import type { Root } from 'hast';
import { h } from 'hastscript';
import { layout } from './layout.ts';

/** A page with a message and a link to the list of stories. */
export function messagePage(title: string, text: string): Root {
	return layout(
		title,
		h('div.message', [
			h('h1', title),
			h('p', text),
			h('p', [h('a', { href: '/' }, 'All stories in this sandbox')]),
		]),
	);
}
