import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { addressOf } from '../addresses.ts';
import type { Store, Story } from '../store.ts';
import { keepStory } from '../story/kept.ts';
import { toColumnTree } from '../story/render.ts';
import { toSentTree } from '../story/sent.ts';
import { layout } from './layout.ts';
import { pictureViewer } from './pictures.ts';

/** Compares the story as sent, as a browser would show it, with what Medium keeps of it. */
export function comparedWithSent(story: Story, store: Store): Root {
	const view = pictureViewer(store);
	const format = story.contentFormat === 'html' ? 'HTML' : 'Markdown';
	return comparison(
		story,
		store,
		{ heading: `What was sent (${format})`, content: toSentTree(story, view) },
		kept('What Medium keeps', story, store),
	);
}

/** Compares two stories as Medium keeps them, such as the same text before and after Prepare. */
export function comparedWithOther(story: Story, other: Story, store: Store): Root {
	return comparison(
		story,
		store,
		kept(`Story ${other.id}, as Medium keeps it`, other, store),
		kept(`Story ${story.id}, as Medium keeps it`, story, store),
	);
}

interface Column {
	heading: string;
	content: ElementContent[];
}

function kept(heading: string, story: Story, store: Store): Column {
	const { children } = toColumnTree(keepStory(story).grafs, pictureViewer(store));
	return { heading, content: children.filter((node) => node.type === 'element') };
}

function comparison(story: Story, store: Store, ...columns: [Column, Column]): Root {
	return layout(
		`${story.title}, compared`,
		h('h1.heading', story.title),
		h('p.small', [h('a', { href: addressOf(story, store) }, 'Back to the story')]),
		h(
			'div.columns',
			columns.map(({ heading, content }, index) =>
				h('section', { ariaLabelledBy: `column-${index}` }, [
					h('h2', { id: `column-${index}` }, heading),
					h('div.story', content),
				]),
			),
		),
	);
}
